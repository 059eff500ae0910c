// The one door to a run directory: each file is read when it is asked for, and once.
#include "pipeline/run_directory/finished_run.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "pipeline/inspect/evaluate_directory.hpp"
#include "pipeline/inspect/find_term.hpp"
#include "pipeline/inspect/show_document.hpp"
#include "pipeline/inspect/show_group.hpp"
#include "pipeline/inspect/show_topics.hpp"
#include "pipeline/model/transformer.hpp"
#include "pipeline/report/source_of.hpp"
#include "tests/pipeline/saved_run.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class TheDoor : public testing::Test {
 protected:
  TheDoor() { train(folder_); }

  std::filesystem::path file(const std::string& name) const { return folder_ / "run" / name; }
  FinishedRun open() const { return {folder_ / "run", registry_}; }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(TheDoor, ReadsNothingBeforeItIsAsked) {
  std::ofstream(file("model.tmm")) << "no model";
  std::ofstream(file("run.json")) << "{}";
  const FinishedRun run = open();
  EXPECT_THAT(run.explained(), SizeIs(8));
  EXPECT_THROW(run.model(), InputError);
  EXPECT_THAT(message_of<InputError>([&] { run.inputs(); }), HasSubstr("does not list the inputs of the run"));
  EXPECT_THAT(message_of<InputError>([&] { run.log(); }), HasSubstr("does not say all of the run"));
}

TEST_F(TheDoor, LoadsTheModelOnceForEveryLookIntoARun) {
  const FinishedRun run = open();
  EXPECT_EQ(run.topic_count(), 2);
  std::filesystem::remove(file("model.tmm"));
  EXPECT_THAT(show_document(run, "m2").words_missing, IsEmpty());
  EXPECT_EQ(find_term(run, "STOCK", 5).term, "stock");
  std::string missing;
  EXPECT_THAT(documents_of(run, run.topics(), 2, missing), SizeIs(2));
  EXPECT_THAT(missing, IsEmpty());
  EXPECT_THAT(topics_overview(run, {}), HasSubstr("documents"));
  EXPECT_EQ(read_class(run, "section=money").documents, 4);
  NoProgress progress;
  EXPECT_FALSE(evaluate_directory(run, run.config().evaluate, {}, {}, progress).is_empty());
  EXPECT_NO_THROW(ReportedRun(run).source("title"));
}

TEST_F(TheDoor, ReadsEachTableOnce) {
  const FinishedRun run = open();
  const ReportedRun reported(run);
  for (const char* name : {"doc_topics.csv", "documents.csv", "topics.csv", "convergence.csv", "run.json"}) {
    std::filesystem::remove(file(name));
  }
  EXPECT_THAT(run.documents(), SizeIs(8));
  EXPECT_EQ(run.document_topics().theta.rows(), 8);
  EXPECT_THAT(run.measures(), testing::Not(IsEmpty()));
  EXPECT_THAT(run.trace(), testing::Not(IsEmpty()));
  EXPECT_THAT(run.inputs(), SizeIs(1));
  EXPECT_EQ(run.log().funnel.kept, 8);
}

TEST_F(TheDoor, AsksForAPartOfTheConfigWhereItIsNeeded) {
  Model model = load_model(file("model.tmm"), registry_);
  model.config.text.filters.push_back({"lost_filter", {}});
  save_model({model.config, model.terms, model.weights, model.topics, model.labels, model.fit}, file("model.tmm"));
  const FinishedRun run = open();
  EXPECT_THAT(run.topics(), SizeIs(2));
  EXPECT_THAT(show_document(run, "m2").words_missing, HasSubstr("'lost_filter'"));
  EXPECT_THAT(message_of<InputError>([&] { run.config(); }), HasSubstr("'lost_filter'"));
}

TEST(FinishedRun, LeavesTheModelAsItIsWhereTopicsAreMerged) {
  const TemporaryDirectory folder;
  save_run(folder.path(), {"a", "b"}, {{"a", 0.5, 5, {4, 0}}, {"b", 0.5, 3, {0, 2}}});
  folder.write("labels.yaml", "topics: [{topic: 1, merge: [0]}]");
  const Registry registry;
  const FinishedRun run(folder.path(), registry);
  EXPECT_THAT(run.topics(), SizeIs(1));
  const auto apart = run.topics(TopicView::all_apart);
  ASSERT_THAT(apart, SizeIs(2));
  EXPECT_THAT(apart[0].parts(), ElementsAre(TopicId(0)));
  EXPECT_EQ(apart[0].words.front().weight, 4);
}

}  // namespace
}  // namespace topicmill
