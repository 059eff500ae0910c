#include "text/filters/stem_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libstemmer.h>

#include <array>

#include "base/error.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> stemmed(const std::string& language, const std::vector<std::string>& terms) {
  StemFilter filter(StemOptions{language});
  return filtered(filter, terms);
}

TEST(StemFilter, StemsByLanguage) {
  EXPECT_THAT(stemmed("english", {"connections", "connected", "happily", "flies"}),
              ElementsAre("connect", "connect", "happili", "fli"));
  EXPECT_THAT(stemmed("german", {"häuser", "katzen"}), ElementsAre("haus", "katz"));
  EXPECT_THAT(stemmed("russian", {"книгами"}), ElementsAre("книг"));
  EXPECT_THAT(stemmed("none", {"connections"}), ElementsAre("connections"));
}

TEST(StemFilter, ClonesHaveStemmersOfTheirOwn) {
  StemFilter filter(StemOptions{"english"});
  const auto clone = filter.clone();
  EXPECT_THAT(filtered(filter, {"cats"}), ElementsAre("cat"));
  EXPECT_THAT(filtered(*clone, {"dogs"}), ElementsAre("dog"));
}

/// One word of each language that Snowball has, by its ISO code where there is one.
TEST(StemFilter, KnowsEverySnowballLanguage) {
  const std::vector<std::array<std::string, 4>> words{{"arabic", "ar", "كتابهم", "كتاب"},
                                                      {"armenian", "hy", "քաղաքների", "քաղ"},
                                                      {"basque", "eu", "etxeetan", "etxe"},
                                                      {"catalan", "ca", "cançons", "cançon"},
                                                      {"danish", "da", "hestene", "hest"},
                                                      {"dutch", "nl", "katten", "kat"},
                                                      {"english", "en", "running", "run"},
                                                      {"finnish", "fi", "taloissa", "talo"},
                                                      {"french", "fr", "continuellement", "continuel"},
                                                      {"german", "de", "katzen", "katz"},
                                                      {"greek", "el", "γάτες", "γατ"},
                                                      {"hindi", "hi", "लड़कियों", "लड़क"},
                                                      {"hungarian", "hu", "házakban", "ház"},
                                                      {"indonesian", "id", "membaca", "baca"},
                                                      {"irish", "ga", "bhfocail", "focail"},
                                                      {"italian", "it", "gatti", "gatt"},
                                                      {"lithuanian", "lt", "knygomis", "knyg"},
                                                      {"nepali", "ne", "किताबहरू", "किताब"},
                                                      {"norwegian", "no", "hestene", "hest"},
                                                      {"porter", "porter", "running", "run"},
                                                      {"portuguese", "pt", "gatos", "gat"},
                                                      {"romanian", "ro", "pisicile", "pisic"},
                                                      {"russian", "ru", "книгами", "книг"},
                                                      {"serbian", "sr", "knjigama", "knjig"},
                                                      {"spanish", "es", "gatos", "gat"},
                                                      {"swedish", "sv", "hästarna", "häst"},
                                                      {"tamil", "ta", "மரங்கள்", "மரங்"},
                                                      {"turkish", "tr", "kediler", "kedi"},
                                                      {"yiddish", "yi", "ביכער", "ביכ"}};
  for (const auto& [name, code, word, stem] : words) {
    EXPECT_THAT(stemmed(name, {word}), ElementsAre(stem)) << name;
    EXPECT_THAT(stemmed(code, {word}), ElementsAre(stem)) << code;
  }
  const std::string_view doc = std::get<0>(StemOptions::fields()).doc;
  std::size_t known = 0;
  for (const char** name = sb_stemmer_list(); *name; ++name, ++known) {
    EXPECT_NE(doc.find(*name), std::string_view::npos) << *name << " is not in what explain says";
  }
  EXPECT_EQ(known, words.size());
}

TEST(StemFilter, GoesByTheLanguageOfTheDocument) {
  StemFilter filter(StemOptions{"auto"});
  const auto stemmed_in = [&](std::string_view language) {
    Tokens tokens;
    tokens.set_language(LanguageCode(language));
    tokens.list() = {{"katzen", 0, 6}, {"running", 7, 14}};
    filter.apply(tokens);
    return texts_of(tokens);
  };
  EXPECT_THAT(stemmed_in("en"), ElementsAre("katzen", "run"));
  EXPECT_THAT(stemmed_in("de"), ElementsAre("katz", "running"));
  EXPECT_THAT(stemmed_in(""), ElementsAre("katzen", "running"));
  EXPECT_THAT(stemmed_in("zh"), ElementsAre("katzen", "running"));
}

TEST(StemFilter, RefusesUnknownLanguages) {
  EXPECT_THAT(problems_of(builtin_filters(), "stem", Value::scalar("englsh")),
              ElementsAre("there is no stemmer for 'englsh' | did you mean 'english'?"));
  EXPECT_THROW(StemFilter(StemOptions{"klingon"}), UsageError);
}

}  // namespace
}  // namespace topicmill
