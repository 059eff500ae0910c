#include "text/char_filters/normalize_char_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/text/char_filters/char_filtering.hpp"
#include "tests/text/token_texts.hpp"
#include "text/analyzer/analyzer.hpp"

namespace topicmill {
namespace {

using testing::Contains;

std::string normal(std::string_view text) { return filtered_text("normalize", text); }

TEST(NormalizeCharFilter, WritesWhatNfkcSays) {
  EXPECT_EQ(normal("CO₂ and m², H₂SO₄"), "CO2 and m2, H2SO4");
  EXPECT_EQ(normal("ﬁne ＡＢＣ１ 𝐛𝐨𝐥𝐝 Ⅷ ㎏"), "fine ABC1 bold VIII kg");
  EXPECT_EQ(normal("ｶﾞｷﾞ ｺﾝﾋﾟｭｰﾀ"), "ガギ コンピュータ");
  EXPECT_EQ(normal("e\u0301te\u0301"), "été");
  EXPECT_EQ(normal("か\u3099"), "が");
  EXPECT_EQ(normal("\u1112\u1161\u11AB"), "한");
  EXPECT_EQ(normal("ﷺ"), "صلى الله عليه وسلم");
}

TEST(NormalizeCharFilter, LeavesWhatWouldBeReadWrongly) {
  EXPECT_TRUE(leaves_alone("normalize", "Acme™ Servis℠")) << "no letters of the word";
  EXPECT_TRUE(leaves_alone("normalize", "กำลังทำ ນ້ຳ")) << "ICU's dictionaries have the words so";
  EXPECT_TRUE(leaves_alone("normalize", "„Zitat“ – слово 東京 한국 नमस्ते שָׁלוֹם"));
  EXPECT_EQ(normal("3½ kg, ¼"), "3 1⁄2  kg,  1⁄4 ");
  EXPECT_EQ(normal("①Open ⓣⓔⓢⓣ"), " 1 Open test");
}

TEST(NormalizeCharFilter, EverySpaceIsABlankAndGroupsOfDigitsAreOneNumber) {
  for (const auto* space : {"\u00A0", "\u2002", "\u2009", "\u202F", "\u205F", "\u3000"}) {
    EXPECT_EQ(normal(std::string("vrai") + space + "!"), "vrai !");
  }
  EXPECT_EQ(normal("10\u202F000 €, 1\u00A0234\u2009567,50"), "10000 €, 1234567,50");
  EXPECT_EQ(normal("le\u00A012\u00A0mai 2001\u00A0200 12\u00A03456 1\u202F23"), "le 12 mai 2001 200 12 3456 1 23");
}

TEST(NormalizeCharFilter, ApostrophesAreOne) {
  for (const auto* sign : {"‘", "’", "‛", "ʼ", "＇"}) {
    EXPECT_EQ(normal(std::string("O") + sign + "Brien dogs" + sign), "O'Brien dogs'");
  }
  for (const auto* sign : {"´", "ʹ", "ʻ", "′"}) EXPECT_EQ(normal(std::string("it") + sign + "s"), "it's");
  EXPECT_EQ(normal("5′ ʻokina"), "5′ ʻokina") << "a prime and a letter";
}

TEST(NormalizeCharFilter, SpansPointToWhatWasWritten) {
  TextOptions options;
  options.filters = {{"normalize", {}}};
  const Registry registry = Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
  Analyzer analyzer(options, registry);
  const std::string text = "O’Brien ｶﾞｷﾞ 10\u202F000 CO₂ ﷺ";
  Tokens tokens;
  analyzer.analyze(text, tokens);
  std::vector<std::string> found;
  for (const auto& token : tokens.list()) {
    found.push_back(std::string(token.text) + "=" + text.substr(token.begin, token.end - token.begin));
  }
  EXPECT_THAT(found, testing::ElementsAre("o'brien=O’Brien", "ガギ=ｶﾞｷﾞ", "10000=10\u202F000", "co2=CO₂", "صلى=ﷺ",
                                          "الله=ﷺ", "عليه=ﷺ", "وسلم=ﷺ"));
}

/// What a token points to gives its term again, and no term has a blank.
TEST(NormalizeCharFilter, TheTextOfEverySpanHasItsTerm) {
  const std::vector<std::string> pieces{
      "a",      "Word", "é",      "e\u0301", "ß",      "O’Neil", "ʼ",      "'",  "´", "‘",  "\u00A0", "\u202F",
      "\u3000", " ",    "12",     "000",     "½",      "²",      "₂",      "™",  "ﬁ", "ｶﾞ", "ﾊﾟ",     "ﷺ",
      "①",      "㎏",   "Ａ",     "Σ",       "ς",      "σ",      "\u0301", "@",  ".", ",",  "İ",      "…",
      "\u00AD", "ж",    "\u1112", "\u1161",  "\u11AB", "ﾞ",      "\u3099", "か", "𝐛", "\n", "ŉ",      "¨"};
  TextOptions options;
  options.filters = {{"normalize", {}}};
  const Registry registry = Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
  Analyzer analyzer(options, registry);
  std::mt19937 random(20250301);
  int same = 0;
  int all = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto n = 1 + random() % 8; n > 0; --n) text += pieces[random() % pieces.size()];
    Tokens tokens;
    analyzer.analyze(text, tokens);
    for (const auto& token : tokens.list()) {
      ASSERT_EQ(token.text.find(' '), std::string_view::npos) << text;
      ASSERT_LE(token.end, text.size()) << text;
      Tokens again;
      const std::string source = text.substr(token.begin, token.end - token.begin);
      analyzer.analyze(source, again);
      ASSERT_THAT(texts_of(again), Contains(std::string(token.text))) << text << " at " << source;
      ++all;
      same += again.list().size() == 1;
    }
  }
  EXPECT_GT(same, all * 4 / 5);
}

TEST(NormalizeCharFilter, MarksWithoutEndAreNormalizedInParts) {
  std::string marks;
  for (int i = 0; i < 100; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0316";
  const std::string text = normal("e" + marks + "x");
  EXPECT_TRUE(text.starts_with("é\u0316\u0316")) << text;
  EXPECT_TRUE(text.ends_with("x")) << text;
}

}  // namespace
}  // namespace topicmill
