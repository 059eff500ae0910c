#include "text/filters/marks_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> stripped(const std::vector<std::string>& terms, MarksOptions options = {}) {
  MarksFilter filter(std::move(options));
  return filtered(filter, terms);
}

TEST(MarksFilter, TakesAccentsOff) {
  EXPECT_THAT(stripped({"café", "cafe\u0301", "łódź", "smørrebrød", "naïve", "plain", "việt"}),
              ElementsAre("cafe", "cafe", "lodz", "smorrebrod", "naive", "plain", "viet"));
  EXPECT_THAT(stripped({"ἄνθρωπος", "λόγος"}), ElementsAre("ανθρωπος", "λογος"));
}

TEST(MarksFilter, CyrillicLettersStayLetters) {
  EXPECT_THAT(stripped({"ёлка", "мой", "за\u0301мок", "їжа", "ѓон"}),
              ElementsAre("елка", "мой", "замок", "їжа", "ѓон"));
}

TEST(MarksFilter, TakesVowelPointsAndTatweelOff) {
  EXPECT_THAT(stripped({"كِتَابٌ", "كتـــاب", "أَنَا", "آمن"}), ElementsAre("كتاب", "كتاب", "أنا", "آمن"));
  EXPECT_THAT(stripped({"שָׁלוֹם", "שלום"}), ElementsAre("שלום", "שלום"));
}

TEST(MarksFilter, OtherScriptsKeepTheirs) {
  const std::vector<std::string> kept{"がぎ", "한국", "हिन्दी", "ภาษาไทย", "漢字"};
  EXPECT_EQ(stripped(kept), kept);
}

TEST(MarksFilter, UmlautsAreWrittenAsAsked) {
  const std::vector<std::string> terms{"mädchen", "maedchen", "über", "é", "Ö"};
  EXPECT_THAT(stripped(terms), ElementsAre("madchen", "maedchen", "uber", "e", "O"));
  EXPECT_THAT(stripped(terms, {.umlauts = Umlauts::expand}), ElementsAre("maedchen", "maedchen", "ueber", "e", "OE"));
  EXPECT_THAT(stripped(terms, {.umlauts = Umlauts::keep}), ElementsAre("mädchen", "maedchen", "über", "e", "Ö"));
}

TEST(MarksFilter, DropsOnlyTheKindsAsked) {
  EXPECT_THAT(stripped({"café", "كِتَابٌ", "شـاب"}, {.drop = {MarkKind::harakat}}), ElementsAre("café", "كتاب", "شـاب"));
  EXPECT_THAT(stripped({"ـ", "a"}), ElementsAre("a")) << "what is nothing but marks goes";
}

TEST(MarksFilter, ReadsItsOptions) {
  EXPECT_THAT(problems_of(builtin_filters(), "marks", Value::scalar("harakats")),
              ElementsAre("'marks' cannot be 'harakats' | did you mean 'harakat'?"));
  EXPECT_THAT(
      problems_of(builtin_filters(), "marks",
                  Value::map({{"drop", {}, Value::scalar("niqqud")}, {"umlauts", {}, Value::scalar("expand")}})),
      testing::IsEmpty());
}

}  // namespace
}  // namespace topicmill
