// A small run for the tests of what is done with its model.
#pragma once

#include "pipeline/builtin_registry.hpp"
#include "pipeline/run/run.hpp"
#include "tests/text_files.hpp"

namespace topicmill {

/// JSON lines of two themes, animals and money; `id` and `section` beside `text`.
inline std::string two_themes() {
  const std::vector<std::string> animals{"cat dog fish", "dog fish bird", "cat bird dog cat", "fish cat bird dog"};
  const std::vector<std::string> money{"stock bond market", "bond market rate", "market stock rate stock", "rate bond"};
  std::string lines;
  for (std::size_t i = 0; i < animals.size(); ++i) {
    lines += R"({"id":"a)" + std::to_string(i) + R"(","section":"animals","text":")" + animals[i] + "\"}\n";
    lines += R"({"id":"m)" + std::to_string(i) + R"(","section":"money","text":")" + money[i] + "\"}\n";
  }
  return lines;
}

/// The config of a run over `docs.jsonl` in the folder, into its subfolder `run`; `more` is laid over it.
inline Config config_in(const TemporaryDirectory& folder, std::vector<std::string> more = {}) {
  std::vector<std::string> sets{"input.path=" + folder.path("docs.jsonl"),
                                "input.id=id",
                                "input.metadata=[section]",
                                "vectorize.min_df=1",
                                "vectorize.max_df=100%",
                                "nmf.topics=2",
                                "output.directory=" + folder.path("run")};
  sets.insert(sets.end(), more.begin(), more.end());
  return config_from(value_of_sets(sets), builtin_registry());
}

/// Runs the two themes, or the documents that are there already.
inline void train(const TemporaryDirectory& folder, const std::vector<std::string>& more = {}) {
  if (!std::filesystem::exists(folder / "docs.jsonl")) folder.write("docs.jsonl", two_themes());
  NoProgress progress;
  run(config_in(folder, more), builtin_registry(), progress);
}

}  // namespace topicmill
