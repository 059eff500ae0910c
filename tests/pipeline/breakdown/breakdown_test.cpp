#include "pipeline/breakdown/breakdown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/builtin_registry.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/run_directory/topics_over_time_table.hpp"
#include "pipeline/run_directory/topics_per_class_table.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<DocumentInfo> documents_with(const std::vector<std::string>& values) {
  std::vector<DocumentInfo> documents;
  for (const auto& value : values) {
    documents.emplace_back();
    documents.back().id = "d" + std::to_string(documents.size());
    documents.back().metadata = {value};
  }
  return documents;
}

Config dated_config(const TimeCut& period = {}) {
  Config config;
  config.input.path = {"-"};
  config.input.metadata = {"when"};
  config.breakdown.date = "when";
  config.breakdown.period = period;
  return config;
}

Breakdown break_down_dates(const Config& config, const std::vector<std::string>& values, RunLog& log) {
  return break_down(config.breakdown, config.input, builtin_registry(), documents_with(values), log);
}

TEST(Breakdown, DocumentsWithoutADateComeUnderAnEmptyPeriodWithAWarning) {
  RunLog log;
  const auto time = *break_down_dates(dated_config(), {"1990", "", "once", "1992"}, log).time;
  ASSERT_EQ(time.periods.size(), 4U);
  EXPECT_EQ(time.periods[1].name, "1991");
  EXPECT_EQ(time.periods[3].name, "");
  EXPECT_EQ(time.members[2].group, 3);
  EXPECT_THAT(log.warnings(),
              ElementsAre("2 of 4 documents have no date that can be read from 'when': the first has none; "
                          "topics_over_time counts them under an empty period"));
}

TEST(Breakdown, SaysWhyADateHasNoPeriod) {
  RunLog log;
  break_down_dates(dated_config({Period::month, {}}), {"1990-05", "1990"}, log);
  break_down_dates(dated_config(), {"1990-05", "May 90th"}, log);
  EXPECT_THAT(log.warnings(), ElementsAre(HasSubstr("'1990' names no month"), HasSubstr("'May 90th' is none")));
}

TEST(Breakdown, RefusesDatesOfTwoReadings) {
  RunLog log;
  try {
    break_down_dates(dated_config(), {"2021-01-01", "03/04/2021"}, log);
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(),
                 "the date '03/04/2021' of document 'd2' can be 2021-04-03 or 2021-03-04; say which with --set "
                 "breakdown.date_format=%d/%m/%Y, or %m/%d/%Y");
  }
  Config config = dated_config({Period::day, {}});
  config.breakdown.date_format = "%d/%m/%Y";
  EXPECT_EQ(break_down_dates(config, {"03/04/2021"}, log).time->periods[0].name, "2021-04-03");
}

TEST(Breakdown, RefusesAFieldThatNoDocumentHas) {
  RunLog log;
  EXPECT_THROW(break_down_dates(dated_config(), {"", ""}, log), UsageError);
}

TEST(Breakdown, ClassesOfAFieldThatHoldsSeveral) {
  const auto whole = group_by_class({"topics", {}}, {"grain, wheat", "wheat", ""});
  EXPECT_THAT(whole.classes, ElementsAre("", "grain, wheat", "wheat"));
  const auto parts = group_by_class({"topics", ", "}, {"grain, wheat", "wheat, wheat", ""});
  EXPECT_THAT(parts.classes, ElementsAre("", "grain", "wheat"));
  ASSERT_EQ(parts.members.size(), 4U);
  EXPECT_EQ(parts.members[1].group, 2);
  EXPECT_EQ(parts.members[3].group, 0);
}

TEST(Breakdown, SaysWhenAFieldSeemsToHoldLists) {
  Config config;
  config.input.metadata = {"topics"};
  config.breakdown.classes = {{"topics", {}}};
  RunLog log;
  break_down(config.breakdown, config.input, builtin_registry(), documents_with({"grain, wheat", "wheat", "grain"}),
             log);
  EXPECT_THAT(log.warnings(), ElementsAre(HasSubstr("'topics' seems to hold lists")));
  break_down(config.breakdown, config.input, builtin_registry(),
             documents_with({"Paris, France", "Rome, Italy", "Oslo"}), log);
  EXPECT_EQ(log.warnings().size(), 1U);
}

/// Two topics; documents of ten years, of which the later ones have more of topic 1.
struct Planted {
  DescribedTopics topics;
  std::vector<std::string> years;

  Planted() {
    Factorization factors;
    factors.W = Factor(100, 2);
    factors.H = Factor(2, 2);
    factors.H(0, 0) = factors.H(1, 1) = 1;
    for (std::int64_t d = 0; d < 100; ++d) {
      const std::int64_t year = d % 10;
      years.push_back(std::to_string(2000 + year));
      factors.W(d, 1) = 0.04F * static_cast<float>(year);
      factors.W(d, 0) = 1 - factors.W(d, 1);
    }
    topics = describe_topics(std::move(factors), std::vector<float>(100, 1));
  }
};

std::vector<std::vector<Cell>> rows_of(const Table& table) {
  std::vector<std::vector<Cell>> rows(static_cast<std::size_t>(table.rows));
  for (std::size_t row = 0; row < rows.size(); ++row) table.fill(static_cast<std::int64_t>(row), rows[row]);
  return rows;
}

TEST(Breakdown, APlantedRiseRises) {
  const Planted planted;
  RunLog log;
  const auto time = *break_down_dates(dated_config(), planted.years, log).time;
  const auto rows = rows_of(topics_over_time_table(planted.topics.documents, time));
  ASSERT_EQ(rows.size(), 20U);
  for (std::size_t year = 0; year < 10; ++year) {
    const auto share = [&](std::size_t topic) { return std::get<double>(rows[10 * topic + year][5]); };
    EXPECT_NEAR(share(1), 0.04 * static_cast<double>(year), 1e-6);
    EXPECT_NEAR(share(0) + share(1), 1, 1e-9);
    EXPECT_EQ(std::get<std::string_view>(rows[10 + year][1]), std::to_string(2000 + year));
  }
}

TEST(Breakdown, LiftIsTheShareOverThatOfTheCorpus) {
  const Planted planted;
  const std::vector<ClassGroups> fields{group_by_class({"when", {}}, planted.years)};
  const auto rows = rows_of(topics_per_class_table(planted.topics.model, planted.topics.documents, fields));
  ASSERT_EQ(rows.size(), 20U);
  EXPECT_NEAR(std::get<double>(rows[19][6]), 0.36 / 0.18, 1e-6);
  EXPECT_EQ(std::get<std::int64_t>(rows[18][3]), 10);
}

}  // namespace
}  // namespace topicmill
