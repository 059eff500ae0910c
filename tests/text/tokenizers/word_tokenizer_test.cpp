// The table of the word tokenizer against ICU: the same tokens for any text.
#include "text/tokenizers/word_tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <map>
#include <random>

#include "tests/text/token_texts.hpp"
#include "tests/text/tokenizers/word_comparison.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words_of(std::string_view text) {
  WordTokenizer words;
  return tokens_of(words, text);
}

/// Pieces that make trouble: everything that joins or parts words, and scripts with rules of their own.
const std::vector<std::string> plain_pieces{"a",  "B",  "z",  "0", "7", "_",  "'",  ".",    ":",
                                            ",",  ";",  "\"", "-", " ", "  ", "\n", "\r\n", "\t",
                                            "\v", "\f", "(",  "/", "@", "#",  "$",  "*",    "\x01"};
const std::vector<std::string> marked_pieces{
    "é",      "ß",      "ж",      "Я",      "ω",      "ª",      "\u0301", "\u00AD", "\u200D", "\u200C", "\u200B",
    "\u2060", "\uFEFF", "\u00A0", "\u0085", "\u2028", "\u2009", "\u202F", "\u00B7", "\u0387", "\u2018", "\u2019",
    "\u201C", "\u2024", "\u2027", "\u203F", "\u2044", "©",      "™",      "☃",      "–",      "…",      "٣",
    "٬",      "،",      "ع",      "\u064B", "\u0600", "क",      "\u0940", "\u094D", "১",      "\u1680", "\u0E3F",
    "Ⅷ",      "ⓐ",      "ʼ",      "\u02D7", "՚",      "\u055F", "\u05F3", "\u0870", "\u180E", "\uA9CF"};
const std::vector<std::string> complex_pieces{
    "א",  "ב",   "״",      "カ",         "タ", "ー",     "あ", "漢",     "字",     "ไ",      "ทย",       "ก",
    "กา", "ລາວ", "မြန်",    "ខ្មែ",        "한", "글",     "ㄱ", "\u1100", "😀",      "👩",      "👍🏽", "🇩",
    "🇪",  "𝐀",   "𝟘",      "Ａ",         "１", "＿",     "：", "．",     "\uFE0F", "\uFE33", "\uFE52",   "⼀",
    "々", "〆",  "\u3000", "\U000E0041", "⺀", "\u3099", "ﾞ",  "ᥐ",      "ꓐ",      "\uFFFD"};

class TextMaker {
 public:
  TextMaker(std::uint32_t seed, std::vector<std::vector<std::string>> alphabets)
      : random_(seed), alphabets_(std::move(alphabets)) {}

  /// Some 1 to `most` pieces, a third of them plain.
  std::string make(std::uint32_t most) {
    std::string text;
    for (std::uint32_t n = 1 + below(most); n > 0; --n) {
      const auto& pieces = alphabets_[below(static_cast<std::uint32_t>(alphabets_.size()))];
      text += pieces[below(static_cast<std::uint32_t>(pieces.size()))];
    }
    return text;
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

  std::mt19937 random_;
  std::vector<std::vector<std::string>> alphabets_;
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr int rounds = 30'000;
#else
constexpr int rounds = 700'000;
#endif

void expect_equal_on_random(std::vector<std::vector<std::string>> alphabets, std::uint32_t most, int count) {
  TextMaker maker(20241116, std::move(alphabets));
  WordComparison comparison;
  for (int i = 0; i < count; ++i) ASSERT_EQ(comparison.difference(maker.make(most)), "");
}

TEST(WordTokenizer, EqualsIcuOnRandomAscii) { expect_equal_on_random({plain_pieces}, 12, rounds * 2); }

TEST(WordTokenizer, EqualsIcuOnRandomMarks) { expect_equal_on_random({plain_pieces, marked_pieces}, 10, rounds * 2); }

TEST(WordTokenizer, EqualsIcuOnRandomScripts) {
  expect_equal_on_random({plain_pieces, marked_pieces, complex_pieces}, 10, rounds);
}

TEST(WordTokenizer, EqualsIcuOnLongTextsThatSwitchPaths) {
  const std::vector<std::string> words{"word ", "it's ", "naïve ", "слово ", "3.14 ", "don\u2019t\n", "a_b "};
  const std::vector<std::string> rare{"カタ ", "ไทย", "😀 ", "א״ב ", "a\u200D\u00A9 "};
  expect_equal_on_random({words, words, words, words, words, words, words, words, words, rare}, 120, rounds / 40);
}

TEST(WordTokenizer, EqualsIcuOnEveryCodePointBetweenLettersDigitsAndAlone) {
  WordComparison comparison;
  for (std::uint32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string one = utf8(c);
    ASSERT_EQ(comparison.difference("a" + one + "a 1" + one + "1 " + one + one + " _" + one + " " + one + "b"), "")
        << std::hex << c;
  }
}

/// The characters of Unicode by how they break words: each Word_Break class, each script that ICU cuts by a dictionary,
/// and what belongs to emoji. A class has as many characters as another in a random text, however large it is.
std::vector<std::vector<std::string>> characters_by_class() {
  std::map<std::int32_t, std::vector<std::string>> classes;
  for (std::uint32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const auto point = static_cast<UChar32>(c);
    const bool by_dictionary = u_getIntPropertyValue(point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
    const bool assigned = u_charType(point) != U_UNASSIGNED;
    const auto kind = u_getIntPropertyValue(point, UCHAR_WORD_BREAK);
    if (kind != U_WB_OTHER || assigned) classes[kind + (c < 0x300 ? 1000 : 0)].push_back(utf8(c));
    if (by_dictionary) classes[2000 + u_getIntPropertyValue(point, UCHAR_SCRIPT)].push_back(utf8(c));
    if (u_hasBinaryProperty(point, UCHAR_EXTENDED_PICTOGRAPHIC)) classes[3000].push_back(utf8(c));
    if (u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC)) classes[4000].push_back(utf8(c));
  }
  std::vector<std::vector<std::string>> alphabets;
  for (auto& [kind, characters] : classes) alphabets.push_back(std::move(characters));
  return alphabets;
}

TEST(WordTokenizer, EqualsIcuOnRandomCharactersOfEveryClass) {
  const auto alphabets = characters_by_class();
  EXPECT_GT(alphabets.size(), 30U);
  expect_equal_on_random(alphabets, 8, rounds / 4);
}

TEST(WordTokenizer, KeepsWordsAndDropsTheRest) {
  EXPECT_THAT(words_of("Don't stop: 3.14, e.g. the U.S.A., 1,000; a_b _ __ x-y"),
              ElementsAre("Don't", "stop", "3.14", "e.g", "the", "U.S.A", "1,000", "a_b", "__", "x", "y"));
  EXPECT_THAT(words_of("naïve слово don\u2019t"), ElementsAre("naïve", "слово", "don\u2019t"));
  EXPECT_THAT(words_of(""), IsEmpty());
  EXPECT_THAT(words_of(" \n.,;"), IsEmpty());
}

TEST(WordTokenizer, CutsScriptsWithoutSpacesByDictionary) {
  EXPECT_THAT(words_of("ภาษาไทย"), ElementsAre("ภาษา", "ไทย"));
  EXPECT_THAT(words_of("東京都に住む"), ElementsAre("東京", "都", "に", "住む"));
  EXPECT_THAT(words_of("plain ภาษาไทย words"), ElementsAre("plain", "ภาษา", "ไทย", "words"));
}

TEST(WordTokenizer, AnAtSignIsPartOfAnAddressAlone) {
  EXPECT_THAT(words_of("me@example.org @user user@ @@x@@ a@@b 1@2 a@_ b@-c @"),
              ElementsAre("me@example.org", "user", "user", "x", "a", "b", "1@2", "a", "b", "c"));
  EXPECT_THAT(words_of("é@ü.de ไทย@ไทย"), ElementsAre("é@ü.de", "ไทย", "ไทย"));
}

TEST(WordTokenizer, EverySpacePartsWords) {
  for (std::uint32_t c = 1; c < 0x10000; ++c) {
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) == 0) continue;
    EXPECT_THAT(words_of("vrai" + utf8(c) + "! 10" + utf8(c) + "000"), ElementsAre("vrai", "10", "000"))
        << std::hex << c;
    EXPECT_THAT(words_of("là" + utf8(c) + "漢" + utf8(c)), ElementsAre("là", "漢")) << std::hex << c;
  }
}

TEST(WordTokenizer, ScriptsWithoutSpacesEndWhereOthersBegin) {
  EXPECT_THAT(words_of("ใช้Googleค้นหา"), ElementsAre("ใช้", "Google", "ค้นหา"));
  EXPECT_THAT(words_of("ปี2567และ๑๒ปี"), ElementsAre("ปี", "2567", "และ", "๑๒", "ปี"));
  EXPECT_THAT(words_of("ລາວLao2ລາວ"), ElementsAre("ລາວ", "Lao2", "ລາວ"));
  EXPECT_THAT(words_of("ខ្មែរPC ខ្មែរ"), ElementsAre("ខ្មែរ", "PC", "ខ្មែរ"));
  EXPECT_THAT(words_of("a.ไทย ไทย_b"), ElementsAre("a", "ไทย", "ไทย", "_b"));
  EXPECT_THAT(words_of("漢Google字"), ElementsAre("漢", "Google", "字"));
}

TEST(WordTokenizer, WordsOfKatakanaThatNoDictionaryHasStayWhole) {
  EXPECT_THAT(words_of("ガギ ガギを コンピュータ カタカナ漢"),
              ElementsAre("ガギ", "ガギ", "を", "コンピュータ", "カタカナ", "漢"));
}

TEST(WordTokenizer, SpansAreBytesOfTheSource) {
  WordTokenizer words;
  Tokens tokens;
  const std::string text = "é, カタ ab";
  words.tokenize(text, tokens);
  ASSERT_EQ(tokens.list().size(), 3U);
  for (const auto& token : tokens.list()) {
    EXPECT_EQ(token.text, std::string_view(text).substr(token.begin, token.end - token.begin));
  }
  EXPECT_EQ(tokens.list()[2].begin, 11U);
}

TEST(WordTokenizer, AppendsToWhatIsThere) {
  WordTokenizer words;
  Tokens tokens;
  tokens.list().push_back({"first", 7, 12});
  words.tokenize("ab ไทย", tokens);
  EXPECT_EQ(tokens.list().size(), 3U);
  EXPECT_EQ(tokens.list().front().text, "first");
}

}  // namespace
}  // namespace topicmill
