#include "text/filters/elision_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> elided(const std::string& language, const std::vector<std::string>& terms) {
  ElisionFilter filter(ElisionOptions{language});
  return filtered(filter, terms);
}

TEST(ElisionFilter, TakesTheWordBeforeTheApostropheOff) {
  EXPECT_THAT(elided("fr", {"l'homme", "l’homme", "homme", "L’Homme", "qu'il", "jusqu'à", "Lorsqu'on"}),
              ElementsAre("homme", "homme", "homme", "Homme", "il", "à", "on"));
  EXPECT_THAT(elided("it", {"dell'arte", "l'uomo", "un'altra", "quest'anno", "sull’acqua"}),
              ElementsAre("arte", "uomo", "altra", "anno", "acqua"));
  EXPECT_THAT(elided("ca", {"l'aigua", "d'or", "s'ha"}), ElementsAre("aigua", "or", "ha"));
  EXPECT_THAT(elided("ga", {"d'fhág", "b'fhearr", "m'athair"}), ElementsAre("fhág", "fhearr", "athair"));
}

TEST(ElisionFilter, LeavesOtherWordsWhole) {
  const std::vector<std::string> kept{"aujourd'hui", "quelqu'un", "presqu'île", "l'", "'l", "lune", "rock'n'roll", ""};
  EXPECT_EQ(elided("fr", kept), kept);
  EXPECT_THAT(elided("ca", {"qu'il"}), ElementsAre("qu'il"));
}

TEST(ElisionFilter, AutoGoesByTheLanguageOfTheDocument) {
  ElisionFilter filter(ElisionOptions{});
  for (const auto* language : {"fr", "it", "ca", "ga"}) {
    EXPECT_TRUE(filter.goes_by(LanguageCode(language)));
    Tokens tokens;
    tokens.set_language(LanguageCode(language));
    tokens.list() = {{"d'or", 3, 7}};
    filter.apply(tokens);
    EXPECT_EQ(tokens.list()[0].text, "or") << language;
    EXPECT_EQ(tokens.list()[0].begin, 3U) << "the span stays";
  }
  for (const auto* language : {"en", ""}) {
    EXPECT_FALSE(filter.goes_by(LanguageCode(language)));
    Tokens tokens;
    tokens.set_language(LanguageCode(language));
    tokens.list() = {{"d'or", 3, 7}};
    filter.apply(tokens);
    EXPECT_EQ(tokens.list()[0].text, "d'or") << language;
  }
}

TEST(ElisionFilter, RefusesLanguagesThatDoNotElide) {
  EXPECT_THAT(problems_of(builtin_filters(), "elision", Value::scalar("de")),
              ElementsAre("no word elides in 'de', as far as is known here | one of: auto, ca, fr, ga, it"));
  EXPECT_THROW(ElisionFilter(ElisionOptions{"de"}), UsageError);
}

}  // namespace
}  // namespace topicmill
