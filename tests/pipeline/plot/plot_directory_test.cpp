// Pictures of a run: every one well-formed, of the topics as people see them, the same bytes every time.
#include "pipeline/plot/plot_directory.hpp"

#include <gmock/gmock.h>

#include <pugixml.hpp>

#include "base/error.hpp"
#include "pipeline/sweep/read_sweep.hpp"
#include "tests/pipeline/saved_run.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Three topics, of which the first two share words; hostile names, and two years.
class PlotDirectory : public testing::Test {
 protected:
  PlotDirectory() {
    save_run(run_, {"<b>&", "ant", "bee", "مرحبا"},
             {{"<script>alert(1)</script>", 0.5, 5, {3, 2, 0, 1}},
              {"ant \"bee\"", 0.3, 3, {1, 2, 1, 0}},
              {"مرحبا", 0.2, 2, {0, 0, 0, 4}}});
  }

  void add_years() const {
    write_file(run_ / "topics_over_time.csv",
               "topic,period,begin,documents,weight,share\n0,2001,2001-01-01,1,1,0.25\n0,2002,2002-01-01,1,1,0.5\n"
               "0,,,1,1,1\n1,2001,2001-01-01,1,1,0.75\n1,2002,2002-01-01,1,1,0.25\n1,,,1,1,1\n"
               "2,2001,2001-01-01,0,0,0\n2,2002,2002-01-01,1,1,0.25\n2,,,0,0,0\n");
  }

  std::vector<std::string> plot(PlotPlan plan = {}) {
    plan.directory = run_;
    plan.output = folder_ / "plots";
    return plot_directory(plan, registry_, [&](const std::string& line) { said_ += line + "\n"; });
  }

  std::string picture(const std::string& name) const { return file_text(folder_ / "plots" / (name + ".svg")); }

  TemporaryDirectory folder_;
  Registry registry_;
  std::filesystem::path run_ = folder_ / "run";
  std::string said_;
};

TEST_F(PlotDirectory, DrawsWhatTheRunHas) {
  EXPECT_THAT(plot(), ElementsAre("words.svg", "sizes.svg", "similarity.svg"));
  EXPECT_EQ(said_,
            "no time.svg: the run has no table topics_over_time; run it again with --set breakdown.date=FIELD\n");
  add_years();
  EXPECT_THAT(plot(), ElementsAre("words.svg", "sizes.svg", "similarity.svg", "time.svg"));
}

TEST_F(PlotDirectory, PicturesAreWellFormedWhateverTopicsAreCalled) {
  add_years();
  for (const auto& file : plot()) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_file((folder_ / "plots" / file).c_str())) << file;
    EXPECT_THAT(file_text(folder_ / "plots" / file), Not(HasSubstr("<script>"))) << file;
  }
  EXPECT_THAT(picture("words"), HasSubstr("&lt;b&gt;&amp;"));
}

TEST_F(PlotDirectory, TheSameRunGivesTheSameBytes) {
  plot();
  const std::string former = picture("similarity");
  plot();
  EXPECT_EQ(picture("similarity"), former);
}

TEST_F(PlotDirectory, ShowsTopicsAsLabelsSay) {
  add_years();
  write_file(run_ / "labels.yaml", "topics:\n  - {topic: 0, name: Insects, merge: [1]}\n");
  plot();
  EXPECT_THAT(picture("sizes"), HasSubstr(">Insects<"));
  EXPECT_THAT(picture("sizes"), HasSubstr(">80.0 %<"));
  EXPECT_THAT(picture("sizes"), Not(HasSubstr("bee")));
  EXPECT_THAT(picture("time"), HasSubstr(">at most 100.0 %, 2001<"));
  plot({.view = TopicView::all_apart});
  EXPECT_THAT(picture("sizes"), HasSubstr(">50.0 %<"));
}

TEST_F(PlotDirectory, APeriodWithoutDocumentsIsAGap) {
  write_file(run_ / "topics_over_time.csv",
             "topic,period,begin,documents,weight,share\n0,2001,2001-01-01,1,1,0.5\n0,2002,2002-01-01,0,1,0.5\n"
             "0,2003,2003-01-01,0,0,0\n0,2004,2004-01-01,2,2,1\n1,2001,2001-01-01,1,1,0.5\n1,2002,2002-01-01,2,1,0.5\n"
             "1,2003,2003-01-01,0,0,0\n1,2004,2004-01-01,0,0,0\n");
  plot({.only = {"time"}, .topics = {0}});
  EXPECT_THAT(picture("time"), HasSubstr("<polyline class=\"line\" points=\"0,60 83.33,60\""));
  EXPECT_THAT(picture("time"), HasSubstr("<circle cx=\"250\" cy=\"20\" r=\"2\""));
}

TEST_F(PlotDirectory, DrawsWhatIsAsked) {
  EXPECT_THAT(plot({.only = {"words"}, .topics = {2}, .words = 1}), ElementsAre("words.svg"));
  EXPECT_THAT(picture("words"), HasSubstr("100.0 %"));
  EXPECT_THAT(picture("words"), Not(HasSubstr("script")));
}

TEST_F(PlotDirectory, SaysWhatItCannotDraw) {
  EXPECT_EQ(message_of<UsageError>([&] { plot({.only = {"word"}}); }),
            "there is no picture 'word'; did you mean 'words'?");
  EXPECT_EQ(message_of<UsageError>([&] { plot({.only = {"time"}}); }),
            "no picture 'time': the run has no table topics_over_time; run it again with --set breakdown.date=FIELD");
  EXPECT_EQ(message_of<UsageError>([&] { plot({.topics = {7}}); }), "there is no topic 7; the run has topics 0 to 2");
}

TEST(PlotSweep, DrawsTheTableAnew) {
  const TemporaryDirectory folder;
  write_file(folder / "sweep.csv",
             "topics,relative_error,held_out_error,stability,lasting,npmi,umass,iterations,converged,suggested\n"
             "5,0.9,0.95,0.8,0.7,0.1,-1.5,50,true,false\n10,0.8,0.9,0.9,0.8,,,60,true,true\n");
  const SweepReport report = read_sweep(folder.path());
  EXPECT_EQ(report.rows[1].topics, 10);
  EXPECT_EQ(report.rows[1].result.coherence.npmi, std::nullopt);
  EXPECT_EQ(report.rows[0].result.stability, 0.8);
  EXPECT_FALSE(report.rows[0].result.balance) << "a table from before it was measured";
  PlotPlan plan;
  plan.directory = folder.path();
  plan.output = folder / "plots";
  EXPECT_THAT(plot_directory(plan, Registry(), [](const std::string&) {}), ElementsAre("sweep.svg"));
  EXPECT_THAT(file_text(folder / "plots/sweep.svg"), HasSubstr("suggested: 10 topics"));
  const auto refusal = [&] {
    return message_of<UsageError>([&] { plot_directory(plan, Registry(), [](const std::string&) {}); });
  };
  plan.topics = {3};
  EXPECT_THAT(refusal(), HasSubstr("is a sweep: --topic, --words and --all are for the pictures of a run"));
  plan.topics.clear();
  plan.words = 5;
  EXPECT_THAT(refusal(), HasSubstr("is a sweep"));
}

}  // namespace
}  // namespace topicmill
