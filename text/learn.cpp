#include "text/learn.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "text/corpus_pass.hpp"
#include "text/inputs.hpp"

namespace topicmill {
namespace {

/// A scratchpad of one thread.
struct Observer {
  explicit Observer(const Analyzer& of) : analyzer(of) {}
  Analyzer analyzer;
  Tokens tokens;
};

/// Standard input, a pipe, a device. What is no file of this machine (a URL) is for its reader to open anew.
bool can_be_read_once(const std::string& path) {
  if (path == "-") return true;
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
         !std::filesystem::is_directory(status);
}

Lesson learn_one(Analyzer::Untaught untaught, const InputOptions& input, const Registry& registry,
                 const PassProgress& progress) {
  CorpusReader reader(input, registry);
  tbb::enumerable_thread_specific<Observer> observers([&] { return Observer(*untaught.before); });
  using Part = std::unique_ptr<Learner>;
  const auto observe = [&](Batch&& batch) {
    auto& [analyzer, tokens] = observers.local();
    Part part = untaught.learner->fresh();
    for (const auto& document : batch.documents) {
      analyzer.analyze(document.text, tokens);
      part->observe(tokens);
    }
    return part;
  };
  pass_over<Part>(
      reader, observe, [&](Part&& part) { untaught.learner->absorb(*part); }, progress);
  return untaught.learner->finish();
}

void add_table(Table table, std::vector<Table>& tables) {
  const std::string name = table.name;
  const auto is_taken = [&] {
    return std::any_of(tables.begin(), tables.end(), [&](const Table& other) { return other.name == table.name; });
  };
  for (int number = 2; is_taken(); ++number) table.name = fmt::format("{}_{}", name, number);
  tables.push_back(std::move(table));
}

}  // namespace

Learned learn(Analyzer& analyzer, const InputOptions& input, const Registry& registry, const PassProgress& progress) {
  require_readable_twice(analyzer, input);
  Learned learned;
  while (auto untaught = analyzer.next_untaught()) {
    Lesson lesson = learn_one(std::move(*untaught), input, registry, progress);
    analyzer.teach(std::move(lesson.filter));
    if (lesson.table) add_table(std::move(*lesson.table), learned.tables);
    std::move(lesson.warnings.begin(), lesson.warnings.end(), std::back_inserter(learned.warnings));
  }
  return learned;
}

void require_readable_twice(const Analyzer& analyzer, const InputOptions& input) {
  const auto untaught = analyzer.next_untaught();
  if (!untaught) return;
  const auto path = input_to_read_once(input);
  if (!path) return;
  throw InputError(fmt::format(
      "{} can be read only once, and the filter {} has to learn from the whole input before terms are counted; save "
      "it to a file and name that in input.path, or take {} out of text.filters",
      *path == "-" ? "standard input" : fmt::format("'{}'", *path), untaught->name, untaught->name));
}

std::optional<std::string> input_to_read_once(const InputOptions& input) {
  for (auto& file : expand_inputs(input.path)) {
    if (can_be_read_once(file.path)) return std::move(file.path);
  }
  return std::nullopt;
}

}  // namespace topicmill
