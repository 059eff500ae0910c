#include "pipeline/breakdown/dates.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace topicmill {
namespace {

using Written = std::pair<std::string_view, CalendarDate>;

TEST(Dates, ReadsTheUsualWaysToWriteThem) {
  const std::vector<Written> dates{
      {"2021", {2021, {}, {}}},
      {"2021-03", {2021, 3, {}}},
      {"2021-03-04", {2021, 3, 4}},
      {" 2021-3-4 ", {2021, 3, 4}},
      {"2021/03/04", {2021, 3, 4}},
      {"2021-03-04T23:59:60Z", {2021, 3, 4}},
      {"2021-03-04 05:06:07.89+02:00", {2021, 3, 4}},
      {"20210304", {2021, 3, 4}},
      {"20210304T050607Z", {2021, 3, 4}},
      {"20210304050607", {2021, 3, 4}},
      {"1614834367", {2021, 3, 4}},
      {"1614834367000", {2021, 3, 4}},
      {"1614834367.25", {2021, 3, 4}},
      {"26-FEB-1987 15:01:01.79", {1987, 2, 26}},
      {" 5-APR-1987 10:05:07.30&#5;", {1987, 4, 5}},
      {"Mon, 26 Apr 1993 14:03:02 GMT", {1993, 4, 26}},
      {"26 Apr 93 14:03:02 -0700 (PDT)", {1993, 4, 26}},
      {"Tue, 6 Apr 93 00:29 +0100", {1993, 4, 6}},
      {"Mon Apr 26 14:03:02 1993", {1993, 4, 26}},
      {"Mon Apr 26 14:03:02 PDT 1993", {1993, 4, 26}},
      {"Thu, 01 Jan 49 00:00:00 GMT", {2049, 1, 1}},
      {"April 26, 1993", {1993, 4, 26}},
      {"26th of September 1993", {1993, 9, 26}},
      {"Sept. 1993", {1993, 9, {}}},
      {"26.4.1993", {1993, 4, 26}},
      {"03.04.2021", {2021, 4, 3}},
      {"25/12/2021", {2021, 12, 25}},
      {"12/25/2021", {2021, 12, 25}},
      {"4/4/2021", {2021, 4, 4}},
      {"2020-02-29", {2020, 2, 29}},
      {"2001.0", {2001, {}, {}}},
      {"20210304.0", {2021, 3, 4}},
      {"202103040506", {2021, 3, 4}},
      {"2001.3", {2001, 3, {}}},
  };
  for (const auto& [text, date] : dates) {
    const auto found = read_date(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(*found, date) << text;
  }
}

TEST(Dates, ReadsEpochsOfAnyUnit) {
  for (const auto* text : {"1614834367", "1614834367.0", "1614834367123", "1614834367123.0", "1614834367123456",
                           "1614834367123456789", "1.614834367123456e+18", "1.614834367e+15", "1614834367.5"}) {
    EXPECT_EQ(read_date(text), (CalendarDate{2021, 3, 4})) << text;
  }
  for (const auto* text : {"946684799", "946684799999", "946684799999999", "946684799999999999"}) {
    EXPECT_EQ(read_date(text), (CalendarDate{1999, 12, 31})) << text;
  }
  for (const auto* text : {"-315619200", "-315619200000", "-315619200000000000", "-315619200.0"}) {
    EXPECT_EQ(read_date(text), (CalendarDate{1960, 1, 1})) << text;
  }
  EXPECT_EQ(read_date("-315619200001"), (CalendarDate{1959, 12, 31}));
}

TEST(Dates, ReadsQuartersAndDecades) {
  for (const auto* text :
       {"2001Q3", "2001-Q3", "2001 Q3", "2001q3", "2001/Q3", "Q3 2001", "Q3/2001", "3Q2001", "3Q01"}) {
    EXPECT_EQ(read_date(text), (CalendarDate{2001, {}, {}, 3})) << text;
  }
  for (const auto* text : {"1990s", "1990's"}) {
    EXPECT_EQ(read_date(text), (CalendarDate{1990, {}, {}, {}, true})) << text;
  }
  for (const auto* text : {"2001Q5", "2001Q", "2001Q33", "Q3", "1995s", "90s", "1990sq"}) {
    EXPECT_FALSE(read_date(text)) << text;
  }
}

TEST(Dates, PassesOverWhatIsNone) {
  const std::vector<std::string_view> others{"",
                                             " ",
                                             "soon",
                                             "2021-13",
                                             "2021-02-29",
                                             "2021-00-10",
                                             "31 Jun 1993",
                                             "12345",
                                             "3 May",
                                             "1.2.3",
                                             "2021-03-04-05",
                                             "40/40/2021",
                                             "May 12 13 14",
                                             "-2021",
                                             "1993 1994",
                                             "the 4th of July 1776 was a Thursday in Philadelphia",
                                             "999999999999999999999999",
                                             "0000-00-00",
                                             "2021-W05"};
  for (const auto text : others) EXPECT_FALSE(read_date(text)) << text;
}

TEST(Dates, ReadsNoLongText) { EXPECT_FALSE(read_date("4 July 1776 " + std::string(1000, ' ') + "x")); }

TEST(Dates, RefusesToChooseBetweenDayAndMonth) {
  EXPECT_FALSE(read_date("03/04/2021"));
  const auto readings = read_ambiguous_date("03/04/2021");
  ASSERT_TRUE(readings);
  EXPECT_EQ(readings->day_first, (CalendarDate{2021, 4, 3}));
  EXPECT_EQ(readings->month_first, (CalendarDate{2021, 3, 4}));
  for (const std::string_view plain : {"25/12/2021", "04/04/2021", "03.04.2021", "2021/03/04", "", "x"}) {
    EXPECT_FALSE(read_ambiguous_date(plain)) << plain;
  }
}

TEST(Dates, ReadsByAPattern) {
  EXPECT_EQ(read_date("03/04/2021", "%d/%m/%Y"), (CalendarDate{2021, 4, 3}));
  EXPECT_EQ(read_date("03/04/2021 10:00", "%m/%d/%Y"), (CalendarDate{2021, 3, 4}));
  EXPECT_EQ(read_date("vol 1993", "vol %Y"), (CalendarDate{1993, {}, {}}));
  EXPECT_EQ(read_date("3.1993", "%m.%Y"), (CalendarDate{1993, 3, {}}));
  EXPECT_FALSE(read_date("31/02/2021", "%d/%m/%Y"));
  EXPECT_FALSE(read_date("2021-03-04", "%d/%m/%Y"));
}

}  // namespace
}  // namespace topicmill
