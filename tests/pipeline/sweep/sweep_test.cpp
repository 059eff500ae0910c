#include "pipeline/sweep/sweep.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "pipeline/builtin_registry.hpp"
#include "tests/pipeline/planted_corpus.hpp"
#include "tests/temporary_directory.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

/// Sweeps over a corpus in a folder of its own.
class Sweep : public testing::Test {
 protected:
  /// Writes a corpus of lines and makes configs of it.
  void write(const std::vector<std::string>& lines) {
    std::ofstream file(folder_.path() / "corpus.txt");
    for (const auto& line : lines) file << line << "\n";
  }

  SweepReport run(SweepPlan plan) {
    said_.clear();
    plan.directory = folder_.path() / "sweep";
    NoProgress progress;
    const auto say = [&](const std::string& line) { said_ += line + "\n"; };
    const auto make = [&](std::span<const std::string> more) {
      std::vector<std::string> sets{"input.path=" + (folder_.path() / "corpus.txt").string(), "input.format=lines"};
      sets.insert(sets.end(), more.begin(), more.end());
      return config_from(value_of_sets(sets), registry_);
    };
    return sweep(plan, make, registry_, progress, say);
  }

  std::string text_of(const std::string& name) const {
    std::ifstream file(folder_.path() / "sweep" / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
  std::string said_;
};

PlantedCorpus small_corpus() { return {.topics = 3, .documents = 200, .words = 400}; }

TEST_F(Sweep, FindsFivePlantedTopics) {
  write(planted_documents({.topics = 5, .documents = 600, .words = 1500}));
  const auto report = run({parse_topic_range("2:10"), {}, {}, {}});
  ASSERT_EQ(report.suggestions.size(), 1U);
  EXPECT_EQ(report.suggestions.front().topics, 5) << report.suggestions.front().reason;
}

/// A corpus of planted topics, and numbers of topics to try, of which one is theirs.
struct Planted {
  PlantedCorpus corpus;
  std::vector<std::int64_t> tried;

  /// For the names of tests, which would have its bytes.
  friend void PrintTo(const Planted& planted, std::ostream* out) { *out << planted.corpus.topics << " topics"; }
};

class TwentySeeds : public Sweep, public testing::WithParamInterface<Planted> {};

TEST_P(TwentySeeds, FindThePlantedTopicsAndThatTopicsAreHiddenOrSlight) {
  auto [corpus, tried] = GetParam();
  for (corpus.seed = 1; corpus.seed <= 20; ++corpus.seed) {
    write(planted_documents(corpus));
    const auto report = run({tried, {}, {1, 2}, {}});
    EXPECT_EQ(report.suggestions.front().topics, corpus.topics) << report.suggestions.front().reason;
    for (const SweepRow& row : report.rows) {
      const auto [hidden, slight] = row.result.balance.value();
      EXPECT_EQ(hidden > 0, row.topics < corpus.topics) << row.topics << " topics, seed " << corpus.seed;
      EXPECT_GE(slight, row.topics - corpus.topics) << row.topics << " topics, seed " << corpus.seed;
    }
  }
}

/// Few documents, so that sixty sweeps are quick; bench/quality/planted.py has larger corpora and whole ranges.
Planted planted(std::int64_t topics, std::int64_t documents, std::int64_t words, std::vector<std::int64_t> tried) {
  return {{.topics = topics, .documents = documents, .words = words, .background = 0.2, .mixture = 0.05},
          std::move(tried)};
}

INSTANTIATE_TEST_SUITE_P(Sweep, TwentySeeds,
                         testing::Values(planted(5, 300, 500, {3, 5, 7}), planted(12, 500, 600, {8, 12, 16}),
                                         planted(30, 900, 900, {22, 30})),
                         [](const auto& corpus) { return std::to_string(corpus.param.corpus.topics); });

TEST_F(Sweep, APointOfAVersionThatDidNotBalanceTopicsIsMeasuredAgain) {
  write(planted_documents(small_corpus()));
  const auto balance = run({{2}, {}, {1, 2}, {}}).rows.front().result.balance;
  std::string journal = text_of("journal.jsonl");
  const auto at = journal.find("\"balance\":");
  journal.erase(at, journal.find("\"topic_stability\"") - at);
  std::ofstream(folder_.path() / "sweep" / "journal.jsonl") << journal;
  const auto again = run({{2}, {}, {1, 2}, {}}).rows.front().result.balance;
  EXPECT_THAT(said_, testing::Not(HasSubstr("measured before")));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->hidden, balance->hidden);
}

TEST_F(Sweep, DoesNothingTwiceAndGivesTheSameTables) {
  write(planted_documents(small_corpus()));
  run({{2, 3}, {}, {}, {}});
  EXPECT_THAT(said_, testing::Not(HasSubstr("measured before")));
  const auto report = run({{2, 3, 4}, {}, {}, {}});
  EXPECT_THAT(said_, HasSubstr("2 of 3 points were measured before"));
  const std::string table = text_of("sweep.csv");
  fs::remove_all(folder_.path() / "sweep");
  run({{2, 3, 4}, {}, {}, {}});
  EXPECT_EQ(text_of("sweep.csv"), table);
}

TEST_F(Sweep, CoherenceIsKeptWithThePointUntilTheTextChanges) {
  write({"cat dog fish bird", "fish bird cat dog", "stock bond market price", "market price stock bond", "cat bond"});
  const auto plan = SweepPlan{{2}, {{"vectorize.min_df", {"1"}}}, {0, 0}, {}};
  const auto first = run(plan).rows.front().result.coherence;
  std::string journal = text_of("journal.jsonl");
  const auto at = journal.find("\"umass\":") + 8;
  journal.replace(at, journal.find('}', at) - at, "0.125");
  std::ofstream(folder_.path() / "sweep" / "journal.jsonl") << journal;
  EXPECT_EQ(run(plan).rows.front().result.coherence.umass, 0.125) << "it was counted again";
  write({"bird fish dog cat", "fish bird cat dog", "stock bond market price", "market price stock bond", "cat bond"});
  EXPECT_EQ(run(plan).rows.front().result.coherence.umass, first.umass) << "the text is another, the matrix the same";
  EXPECT_THAT(said_, HasSubstr("1 of 1 points were measured before"));
}

TEST_F(Sweep, AnotherCorpusIsMeasuredAnew) {
  write(planted_documents(small_corpus()));
  run({{2}, {}, {}, {}});
  auto other = small_corpus();
  other.seed = 9;
  write(planted_documents(other));
  run({{2}, {}, {}, {}});
  EXPECT_THAT(said_, testing::Not(HasSubstr("measured before")));
}

TEST_F(Sweep, ALineThatWasCutShortIsMeasuredAgain) {
  write(planted_documents(small_corpus()));
  run({{2, 3}, {}, {}, {}});
  std::string journal = text_of("journal.jsonl");
  journal.resize(journal.size() - 20);
  std::ofstream(folder_.path() / "sweep" / "journal.jsonl") << journal;
  run({{2, 3}, {}, {}, {}});
  EXPECT_THAT(said_, HasSubstr("1 of 2 points were measured before"));
}

TEST_F(Sweep, AGridHasARowAndASuggestionOfEachCombination) {
  write(planted_documents(small_corpus()));
  const SweepPlan plan{
      {2, 3}, {{"vectorize.min_df", {"2", "5"}}, {"nmf.loss", {"frobenius", "kullback_leibler"}}}, {2, 3}, {}};
  const auto report = run(plan);
  ASSERT_EQ(report.rows.size(), 8U);
  EXPECT_THAT(report.rows[2].values, ElementsAre("2", "kullback_leibler"));
  EXPECT_EQ(report.suggestions.size(), 4U);
  EXPECT_THAT(text_of("sweep.svg"), HasSubstr("nmf.loss=kullback_leibler"));
}

TEST_F(Sweep, EverythingIsMeasuredInThePrecisionThatIsAskedFor) {
  write(planted_documents(small_corpus()));
  const auto rows = run({{3}, {{"nmf.precision", {"float32", "float64"}}}, {3, 3}, {}}).rows;
  const TrialResult& narrow = rows[0].result;
  const TrialResult& wide = rows[1].result;
  EXPECT_NE(wide.relative_error, narrow.relative_error);
  EXPECT_NEAR(wide.relative_error, narrow.relative_error, 1e-3);
  EXPECT_NE(wide.held_out_error, narrow.held_out_error);
  EXPECT_NEAR(*wide.held_out_error, *narrow.held_out_error, 1e-2);
  EXPECT_NEAR(*wide.stability, *narrow.stability, 0.1);
}

SweepPlan warm(std::vector<std::int64_t> topics) { return {std::move(topics), {}, {2, 2}, {}, SweepStart::warm}; }

TEST_F(Sweep, AWarmOneStartsFromFewerTopicsBehindItsFirstPoint) {
  write(planted_documents(small_corpus()));
  const auto cold = run({{2, 3, 5}, {}, {2, 2}, {}}).rows;
  const auto rows = run(warm({2, 3, 5})).rows;
  EXPECT_THAT(said_, HasSubstr("1 of 3 points were measured before"));
  EXPECT_EQ(rows[0].result.objective, cold[0].result.objective);
  for (const std::size_t later : {1U, 2U}) {
    EXPECT_NE(rows[later].result.objective, cold[later].result.objective);
    EXPECT_NEAR(rows[later].result.relative_error, cold[later].result.relative_error, 0.01);
    EXPECT_EQ(rows[later].result.held_out_error, cold[later].result.held_out_error);
  }
}

TEST_F(Sweep, AWarmOneThatWasBrokenOffGivesTheSameTables) {
  write(planted_documents(small_corpus()));
  run(warm({2, 3, 4, 6}));
  const std::string table = text_of("sweep.csv");
  fs::remove_all(folder_.path() / "sweep");
  run(warm({2, 3}));
  run(warm({2, 3, 4, 6}));
  EXPECT_THAT(said_, HasSubstr("2 of 4 points were measured before"));
  EXPECT_EQ(text_of("sweep.csv"), table);
}

TEST_F(Sweep, APointOfAnotherWarmChainIsMeasuredAnew) {
  write(planted_documents(small_corpus()));
  run(warm({2, 3, 4}));
  run(warm({2, 4}));
  EXPECT_THAT(said_, HasSubstr("1 of 2 points were measured before"));
}

TEST_F(Sweep, AWarmStartThatMakesNoSenseIsRefused) {
  write(planted_documents(small_corpus()));
  auto plan = warm({2, 3});
  plan.grid = {{"nmf.restarts", {"3"}}};
  EXPECT_THROW(run(plan), UsageError);
  plan.grid = {{"nmf.init", {"{files: [W.csv]}"}}};
  EXPECT_THROW(run(plan), UsageError);
  EXPECT_EQ(text_of("journal.jsonl"), "");
}

TEST_F(Sweep, MeasuresTheMatrixAsItIsFactorized) {
  write(planted_documents(small_corpus()));
  const auto rows = run({{3}, {{"vectorize.document_degree", {"0", "0.5"}}}, {2, 2}, {}}).rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_NE(rows[0].key, rows[1].key);
  EXPECT_NE(rows[0].result.relative_error, rows[1].result.relative_error);
  EXPECT_NE(rows[0].result.held_out_error, rows[1].result.held_out_error);
  EXPECT_LT(*rows[1].result.held_out_error, 1);
  EXPECT_GT(*rows[1].result.stability, 0.9);
}

TEST_F(Sweep, WrongOptionsAreToldBeforeAnythingIsMeasured) {
  write(planted_documents(small_corpus()));
  EXPECT_THROW(run({{2}, {{"nmf.los", {"frobenius"}}}, {}, {}}), ConfigError);
  EXPECT_THROW(run({{2, 5000}, {}, {}, {}}), UsageError);
  EXPECT_EQ(text_of("journal.jsonl"), "");
}

TEST_F(Sweep, TellsOfTopicsThatPenaltiesDriveToZeroAlsoWhenItGoesOn) {
  write(planted_documents(small_corpus()));
  const SweepPlan plan{{2}, {{"nmf.regularization.l1_w", {"0.5"}}}, {2, 2}, {}};
  const auto* warning = "warning: 2 topics, nmf.regularization.l1_w=0.5: every topic is zero: ";
  EXPECT_NEAR(run(plan).rows.front().result.relative_error, 1, 1e-12);
  EXPECT_THAT(said_, HasSubstr(warning));
  run(plan);
  EXPECT_THAT(said_, HasSubstr(warning));
}

TEST_F(Sweep, WhatIsNotAskedForIsNotMeasured) {
  write(planted_documents(small_corpus()));
  const auto report = run({{2}, {}, {0, 0}, {}});
  EXPECT_FALSE(report.rows.front().result.stability);
  EXPECT_FALSE(report.rows.front().result.held_out_error);
  EXPECT_TRUE(report.suggestions.empty());
}

TEST(SweepPlan, ReadsRanges) {
  EXPECT_THAT(parse_topic_range("5:20:5"), ElementsAre(5, 10, 15, 20));
  EXPECT_THAT(parse_topic_range("2:4"), ElementsAre(2, 3, 4));
  EXPECT_THAT(parse_topic_range("20,5,5"), ElementsAre(5, 20));
  EXPECT_THAT(parse_topic_range("8"), ElementsAre(8));
  for (const auto* wrong : {"", "0", "5:", "9:3", "a", "1:2:3:4", "1:9:0", "1:99999999"}) {
    EXPECT_THROW(parse_topic_range(wrong), UsageError) << wrong;
  }
}

TEST(SweepPlan, ReadsGrids) {
  const auto axis = parse_grid_axis("text.filters=[a, b],{c: [d, e]}");
  EXPECT_EQ(axis.key, "text.filters");
  EXPECT_THAT(axis.values, ElementsAre("[a, b]", "{c: [d, e]}"));
  for (const auto* wrong : {"nmf.loss", "=a", "nmf.loss=", "nmf.loss=a,", "nmf.topics=3", "output.format=csv"}) {
    EXPECT_THROW(parse_grid_axis(wrong), UsageError) << wrong;
  }
  EXPECT_THAT(combinations({{"a", {"1", "2"}}, {"b", {"x", "y"}}}),
              ElementsAre(ElementsAre("1", "x"), ElementsAre("1", "y"), ElementsAre("2", "x"), ElementsAre("2", "y")));
}

}  // namespace
}  // namespace topicmill
