#include "pipeline/breakdown/periods.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/builtin_registry.hpp"
#include "pipeline/config/yaml.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

using Dates = std::vector<std::optional<CalendarDate>>;

std::vector<std::string> names_of(const DatedPeriods& cut) {
  std::vector<std::string> names;
  for (const auto& period : cut.periods) names.push_back(period.name);
  return names;
}

TEST(Periods, EmptyOnesInBetweenAreThere) {
  const Dates dates{CalendarDate{1993, 11, 30}, CalendarDate{1994, 2, 1}, std::nullopt};
  const DatedPeriods cut = cut_time(dates, {Period::month, {}});
  EXPECT_THAT(names_of(cut), ElementsAre("1993-11", "1993-12", "1994-01", "1994-02"));
  EXPECT_EQ(cut.periods[1].begin, "1993-12-01");
  EXPECT_THAT(cut.places, ElementsAre(0, 3, std::nullopt));
}

TEST(Periods, OfEachKind) {
  const Dates dates{CalendarDate{1999, 12, 31}, CalendarDate{2000, 1, 1}};
  EXPECT_THAT(names_of(cut_time(dates, {Period::day, {}})), ElementsAre("1999-12-31", "2000-01-01"));
  EXPECT_THAT(names_of(cut_time(dates, {Period::quarter, {}})), ElementsAre("1999-Q4", "2000-Q1"));
  EXPECT_THAT(names_of(cut_time(dates, {Period::year, {}})), ElementsAre("1999", "2000"));
  const DatedPeriods decades = cut_time(dates, {Period::decade, {}});
  EXPECT_THAT(names_of(decades), ElementsAre("1990s", "2000s"));
  EXPECT_EQ(decades.periods[0].begin, "1990-01-01");
}

TEST(Periods, ADateThatSaysTooLittleHasNone) {
  const Dates dates{CalendarDate{1993, {}, {}}, CalendarDate{1993, 5, {}}, CalendarDate{1993, 5, 1}};
  EXPECT_THAT(cut_time(dates, {Period::day, {}}).places, ElementsAre(std::nullopt, std::nullopt, 0));
  EXPECT_THAT(cut_time(dates, {Period::month, {}}).places, ElementsAre(std::nullopt, 0, 0));
  EXPECT_THAT(cut_time(dates, {Period::year, {}}).places, ElementsAre(0, 0, 0));
}

TEST(Periods, QuartersAndDecadesHaveTheirOwn) {
  const Dates dates{CalendarDate{1993, {}, {}, 2}, CalendarDate{1990, {}, {}, {}, true}};
  EXPECT_THAT(cut_time(dates, {Period::month, {}}).places, ElementsAre(std::nullopt, std::nullopt));
  EXPECT_THAT(names_of(cut_time(dates, {Period::quarter, {}})), ElementsAre("1993-Q2"));
  EXPECT_THAT(cut_time(dates, {Period::year, {}}).places, ElementsAre(0, std::nullopt));
  EXPECT_THAT(cut_time(dates, {Period::decade, {}}).places, ElementsAre(0, 0));
  EXPECT_EQ(cut_time(dates, {Period::year, 2}).periods.back().name.substr(11), "1993-04-01");
}

TEST(Periods, BinsAreEqualAndHoldTheFirstAndTheLastDay) {
  Dates dates;
  for (unsigned day = 1; day <= 30; ++day) dates.emplace_back(CalendarDate{2021, 4, day});
  const DatedPeriods cut = cut_time(dates, {Period::year, 3});
  EXPECT_THAT(names_of(cut), ElementsAre("2021-04-01/2021-04-10", "2021-04-11/2021-04-20", "2021-04-21/2021-04-30"));
  for (std::size_t i = 0; i < dates.size(); ++i) EXPECT_EQ(cut.places[i], static_cast<std::int64_t>(i / 10)) << i;
}

TEST(Periods, EveryDayOfABinIsInIt) {
  Dates dates;
  for (unsigned day = 1; day <= 31; ++day) dates.emplace_back(CalendarDate{2021, 3, day});
  for (const std::int64_t bins : {1, 2, 3, 7, 30, 31, 100}) {
    const DatedPeriods cut = cut_time(dates, {Period::year, bins});
    ASSERT_EQ(cut.periods.size(), static_cast<std::size_t>(std::min<std::int64_t>(bins, 31)));
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const std::string day = "2021-03-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1);
      const std::string& name = cut.periods[static_cast<std::size_t>(*cut.places[i])].name;
      EXPECT_LE(name.substr(0, 10), day);
      EXPECT_GE(name.substr(11), day);
    }
  }
}

TEST(Periods, AWrongCenturyDoesNotFillTheTable) {
  const Dates dates{CalendarDate{1993, 1, 1}, CalendarDate{9999, 1, 1}};
  const DatedPeriods cut = cut_time(dates, {Period::day, {}});
  EXPECT_TRUE(cut.gaps_left_out);
  EXPECT_THAT(names_of(cut), ElementsAre("1993-01-01", "9999-01-01"));
}

TEST(Periods, NoDatesNoPeriods) {
  EXPECT_TRUE(cut_time(Dates{std::nullopt}, {Period::year, {}}).periods.empty());
  EXPECT_TRUE(cut_time(Dates{std::nullopt}, {Period::year, 5}).periods.empty());
}

TimeCut read_cut(std::string_view text) {
  const Registry registry = builtin_registry();
  Reading reading(registry);
  TimeCut cut;
  read_option(*parse_yaml(text, make_source("text", text)).find("period"), cut, reading);
  reading.finish();
  return cut;
}

TEST(Periods, AreAnOption) {
  EXPECT_EQ(read_cut("period: quarter").period, Period::quarter);
  EXPECT_EQ(read_cut("period: {bins: 12}").bins, 12);
  EXPECT_THROW(read_cut("period: {bins: 0}"), ConfigError);
  EXPECT_THROW(read_cut("period: {bin: 3}"), ConfigError);
  EXPECT_THROW(read_cut("period: week"), ConfigError);
}

}  // namespace
}  // namespace topicmill
