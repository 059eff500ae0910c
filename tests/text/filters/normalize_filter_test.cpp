#include "text/filters/normalize_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> normalized(NormalForm form, const std::vector<std::string>& terms) {
  NormalizeFilter filter(NormalizeOptions{form});
  return filtered(filter, terms);
}

TEST(NormalizeFilter, FoldsCaseAndCompatibility) {
  EXPECT_THAT(normalized(NormalForm::nfkc_casefold,
                         {"Word", "STRASSE", "Straße", "ﬁne", "ΛΌΓΟΣ", "Ａ１", "e\u0301", "a\u00ADb"}),
              ElementsAre("word", "strasse", "strasse", "fine", "λόγος", "a1", "é", "ab"));
}

TEST(NormalizeFilter, DropsTermsThatBecomeEmpty) {
  EXPECT_THAT(normalized(NormalForm::nfkc_casefold, {"a", "\u200D\u00AD", "b"}), ElementsAre("a", "b"));
}

TEST(NormalizeFilter, OtherFormsKeepWhatTheyShould) {
  EXPECT_THAT(normalized(NormalForm::nfc, {"Word", "E\u0301", "ﬁne"}), ElementsAre("Word", "É", "ﬁne"));
  EXPECT_THAT(normalized(NormalForm::nfkc, {"Word", "E\u0301", "ﬁne"}), ElementsAre("Word", "É", "fine"));
  EXPECT_THAT(normalized(NormalForm::lowercase, {"Word", "ÉA", "Straße", "ﬁne"}),
              ElementsAre("word", "éa", "straße", "ﬁne"));
}

TEST(NormalizeFilter, AsciiEqualsIcu) {
  std::string ascii;
  for (char c = 1; c < 0x7F; ++c) ascii += c;
  for (const auto form : {NormalForm::nfc, NormalForm::nfkc, NormalForm::nfkc_casefold, NormalForm::lowercase}) {
    EXPECT_THAT(normalized(form, {ascii}), ElementsAre(normalize(ascii, form)));
  }
}

TEST(NormalizeFilter, EveryCodePointEqualsIcu) {
  for (const auto form : {NormalForm::nfc, NormalForm::nfkc_casefold, NormalForm::lowercase}) {
    NormalizeFilter filter(NormalizeOptions{form});
    for (std::uint32_t c = 1; c < 0x20000; ++c) {
      if (c >= 0xD800 && c < 0xE000) continue;
      const std::string text = "A" + utf8(c) + "\u0301b";
      const std::string expected = normalize(text, form);
      ASSERT_EQ(filtered(filter, {text, text}), (std::vector<std::string>{expected, expected})) << "code point " << c;
    }
  }
}

/// Terms of every length around the blocks of eight bytes, some of pure ASCII, some with marks, ligatures, width,
/// Hangul.
std::string random_term(std::mt19937& random) {
  static const std::vector<std::string> others{"É",      "ß",      "ſ",      "İ",      "ı",      "Σ", "ς", "Ω",
                                               "\u0301", "\u0345", "\u0323", "\u00AD", "\u200D", "ﬁ", "Ⅷ", "Ａ",
                                               "½",      "한",     "\u1112", "\u1161", "\u11AB", "ｶ", "ﾞ", "漢",
                                               "Ж",      "й",      "ё",      "Ǆ",      "𝐀",      "🇩", "😀", "\u0130"};
  std::string term;
  const bool ascii = random() % 2 == 0;
  for (auto n = random() % 28; n > 0; --n) {
    if (ascii || random() % 4 != 0) {
      term += static_cast<char>(1 + random() % 127);
    } else {
      term += others[random() % others.size()];
    }
  }
  return term;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr int batches = 200;
#else
constexpr int batches = 3'000;
#endif

TEST(NormalizeFilter, EqualsIcuOnRandomTerms) {
  for (const auto form : {NormalForm::nfc, NormalForm::nfkc, NormalForm::nfkc_casefold, NormalForm::lowercase}) {
    std::mt19937 random(20241117);
    NormalizeFilter filter(NormalizeOptions{form});
    for (int batch = 0; batch < batches; ++batch) {
      std::vector<std::string> terms(100);
      for (auto& term : terms) term = random_term(random);
      std::vector<std::string> expected;
      for (const auto& term : terms) expected.push_back(normalize(term, form));
      std::erase(expected, "");
      ASSERT_EQ(filtered(filter, terms), expected);
    }
  }
}

TEST(NormalizeFilter, CasefoldWritesTermsAsReadersDo) {
  const auto form = NormalForm::nfkc_casefold;
  EXPECT_THAT(normalized(form, {"dog’s", "O‘Brien", "dog's", "мʼята"}),
              ElementsAre("dog's", "o'brien", "dog's", "м'ята"));
  EXPECT_THAT(normalized(form, {"ΛΟΓΟΣ", "λόγος", "λόγοσ", "Σ", "3σ", "ΣΑΣ"}),
              ElementsAre("λογος", "λόγος", "λόγος", "σ", "3σ", "σας"));
  EXPECT_THAT(normalized(form, {"ﷺ", "ͺ", "a b"}), ElementsAre("صلىاللهعليهوسلم", "ι", "a b"))
      << "no blank but where there was one";
  EXPECT_THAT(normalized(NormalForm::nfkc, {"dog’s"}), ElementsAre("dog’s")) << "Unicode's form and nothing else";
}

TEST(NormalizeFilter, TurkicDocumentsHaveTwoLettersI) {
  for (const auto form : {NormalForm::nfkc_casefold, NormalForm::lowercase}) {
    for (const auto* language : {"tr", "az"}) {
      NormalizeFilter filter(NormalizeOptions{form});
      EXPECT_TRUE(filter.goes_by(LanguageCode(language)));
      Tokens tokens;
      tokens.set_language(LanguageCode(language));
      const std::string text = "ISTANBUL İstanbul İÇİN IĞDIR I\u0307LE ile";
      tokens.set_source(text);
      for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        tokens.list().push_back({std::string_view(text).substr(begin, end - begin), 0, 1});
        begin = end + 1;
      }
      filter.apply(tokens);
      EXPECT_THAT(texts_of(tokens), ElementsAre("ıstanbul", "istanbul", "için", "ığdır", "ile", "ile"));
    }
  }
  EXPECT_FALSE(NormalizeFilter(NormalizeOptions{}).goes_by(LanguageCode("de")));
  EXPECT_FALSE(NormalizeFilter(NormalizeOptions{NormalForm::nfc}).goes_by(LanguageCode("tr")));
}

TEST(NormalizeFilter, MarksWithoutEndAreNormalizedInParts) {
  std::string term = "e";
  for (int i = 0; i < 100; ++i) term += i % 2 == 0 ? "\u0301" : "\u0316";
  const auto terms = normalized(NormalForm::nfc, {term});
  ASSERT_EQ(terms.size(), 1U);
  EXPECT_TRUE(terms[0].starts_with("é\u0316\u0316")) << terms[0];
  EXPECT_EQ(terms[0].size(), term.size() - 1) << "no mark is lost: two of them became one letter";
}

TEST(NormalizeFilter, SpansStay) {
  NormalizeFilter filter(NormalizeOptions{});
  Tokens tokens;
  tokens.list() = {{"ﬁne", 4, 9}};
  filter.apply(tokens);
  EXPECT_EQ(tokens.list()[0].text, "fine");
  EXPECT_EQ(tokens.list()[0].begin, 4U);
  EXPECT_EQ(tokens.list()[0].end, 9U);
}

TEST(NormalizeFilter, RefusesUnknownForms) {
  EXPECT_THAT(problems_of(builtin_filters(), "normalize", Value::scalar("nfkcc")),
              ElementsAre("'normalize' cannot be 'nfkcc' | did you mean 'nfkc'?"));
}

}  // namespace
}  // namespace topicmill
