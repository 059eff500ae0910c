#include "text/filters/normalize_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
              ElementsAre("word", "strasse", "strasse", "fine", "λόγοσ", "a1", "é", "ab"));
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
