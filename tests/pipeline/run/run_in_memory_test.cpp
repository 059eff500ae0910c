#include "pipeline/run/run_in_memory.hpp"

#include <gmock/gmock.h>

#include "pipeline/model/model_file.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::ElementsAreArray;

std::vector<std::string> texts_of(const std::vector<Term>& terms) {
  std::vector<std::string> texts;
  for (const auto& term : terms) texts.push_back(term.text);
  return texts;
}

/// Hears of every stage.
struct Stages : Progress {
  void show(const StageProgress& now) override {
    if (names.empty() || names.back() != now.stage) names.emplace_back(now.stage);
  }
  std::vector<std::string> names;
};

TEST(RunInMemory, FindsWhatARunWritesAndWritesNothing) {
  const TemporaryDirectory folder;
  train(folder);
  const Model written = load_model(folder.path("run"), builtin_registry());
  NoProgress progress;
  const InMemoryRun run =
      run_in_memory(config_in(folder, {"output.directory=" + folder.path("other")}), builtin_registry(), progress);

  EXPECT_EQ(texts_of(run.terms), texts_of(written.terms));
  ASSERT_EQ(run.model.k(), written.topics.k());
  for (std::int64_t term = 0; term < std::ssize(run.terms); ++term) {
    EXPECT_THAT(run.model.weights.row_span(term), ElementsAreArray(written.topics.weights.row_span(term)));
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path("other")));
}

TEST(RunInMemory, HasARowForEachDocument) {
  const TemporaryDirectory folder;
  folder.write("docs.jsonl", two_themes());
  NoProgress progress;
  const InMemoryRun run = run_in_memory(config_in(folder), builtin_registry(), progress);

  ASSERT_EQ(run.documents.size(), 8);
  ASSERT_EQ(run.document_topics.theta.rows(), 8);
  for (std::int64_t document = 2; document < 8; ++document) {
    EXPECT_EQ(run.document_topics.top_topic(document),
              run.document_topics.top_topic(document - 2));  // animals and money take turns
  }
  EXPECT_NE(run.document_topics.top_topic(0), run.document_topics.top_topic(1));
  EXPECT_EQ(run.documents.front().id, "a0");
  EXPECT_FALSE(run.evaluation.is_empty());
  EXPECT_GT(run.summary.iterations, 0);
}

TEST(RunInMemory, TellsItsProgress) {
  const TemporaryDirectory folder;
  folder.write("docs.jsonl", two_themes());
  Stages progress;
  run_in_memory(config_in(folder), builtin_registry(), progress);
  EXPECT_THAT(progress.names, testing::IsSupersetOf({"reading", "factorizing"}));
}

}  // namespace
}  // namespace topicmill
