#include "text/analyzer/analyzer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/english.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Registry registry() { return Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters()); }

std::vector<std::string> terms_of(Analyzer& analyzer, std::string_view text) {
  Tokens tokens;
  analyzer.analyze(text, tokens);
  return texts_of(tokens);
}

TEST(Analyzer, DefaultsDropCaseShortWordsNumbersAndStopwords) {
  Analyzer analyzer(english_text(), registry());
  EXPECT_THAT(terms_of(analyzer, "The Café's 3 owners paid $1,000 to a B & the Cat."),
              ElementsAre("café's", "owners", "paid", "cat"));
}

TEST(Analyzer, RunsFiltersInTheOrderGiven) {
  TextOptions options;
  options.filters = {
      {"stopwords", {}}, {"normalize", {}}, {"ngrams", Value::list({Value::scalar("2"), Value::scalar("2")})}};
  Analyzer analyzer(options, registry());
  EXPECT_THAT(terms_of(analyzer, "The cat the Dog"), ElementsAre("the cat", "cat dog"));
}

TEST(Analyzer, DefaultsCutWhatAReaderSees) {
  Analyzer analyzer(english_text(), registry());
  EXPECT_THAT(terms_of(analyzer, "CO₂, H₂O and m² of Acme™ ｶﾞｷﾞ ﷺ"),
              ElementsAre("co2", "h2o", "m2", "acme", "ガギ", "صلى", "الله", "عليه", "وسلم"));
  EXPECT_THAT(terms_of(analyzer, "O’Brien O'Brien didn’t 10\u202F000 vrai\u202F!"),
              ElementsAre("o'brien", "o'brien", "vrai"));
}

TEST(Analyzer, DefaultsOfALanguage) {
  TextOptions options;
  options.language = "tr";
  Analyzer turkish(options, registry());
  EXPECT_THAT(terms_of(turkish, "İçin İLE DIŞ dış İstanbul ISPARTA"), ElementsAre("dış", "dış", "istanbul", "ısparta"));
  options.language = "fr";
  Analyzer french(options, registry());
  EXPECT_THAT(terms_of(french, "L’eau, l'eau qu’il a d'hiver"), ElementsAre("eau", "eau", "hiver"));
  options.language = "eo";
  Analyzer esperanto(options, registry());
  EXPECT_THAT(terms_of(esperanto, "La domo and the"), ElementsAre("la", "domo", "and", "the")) << "has no list";
  Analyzer of_each({}, registry());
  EXPECT_THAT(terms_of(of_each, "Das Haus auf dem Hügel gehört meiner Schwester"),
              ElementsAre("haus", "hügel", "gehört", "schwester"));
}

TEST(Analyzer, CharFiltersComeFirstAndSpansPointToTheSource) {
  TextOptions options = english_text();
  options.char_filters = {{"html", {}}, {"emails", {}}};
  Tokens tokens;
  const std::string text = "<p>Caf&eacute;s of me&#64;x.org<b>Paris</b>";
  Analyzer(options, registry()).analyze(text, tokens);
  ASSERT_THAT(texts_of(tokens), ElementsAre("cafés"));
  EXPECT_EQ(text.substr(tokens.list()[0].begin, tokens.list()[0].end - tokens.list()[0].begin), "Caf&eacute;s");
}

TEST(Analyzer, CopiesWorkOnTheirOwn) {
  Analyzer analyzer(english_text(), registry());
  Analyzer copy(analyzer);
  EXPECT_THAT(terms_of(analyzer, "Cats"), ElementsAre("cats"));
  EXPECT_THAT(terms_of(copy, "Dogs"), ElementsAre("dogs"));
}

TEST(Analyzer, ReplacesTheTokensOfTheDocumentBefore) {
  Analyzer analyzer(english_text(), registry());
  Tokens tokens;
  analyzer.analyze("First Document", tokens);
  analyzer.analyze("Second", tokens);
  EXPECT_THAT(texts_of(tokens), ElementsAre("second"));
}

TEST(Analyzer, TracesEachStep) {
  Analyzer analyzer(english_text(), registry());
  Tokens tokens;
  const auto steps = analyzer.trace("The 2 Cats", tokens).steps;
  std::vector<std::string> shown;
  for (const auto& step : steps) {
    shown.push_back(step.name + ":");
    for (const auto& token : step.tokens) shown.back() += " " + std::string(token.text);
  }
  EXPECT_THAT(shown, ElementsAre("word: The 2 Cats", "normalize: the 2 cats", "elision: the 2 cats", "length: the cats",
                                 "numbers: the cats", "stopwords: cats"));
  EXPECT_EQ(steps.back().tokens[0].begin, 6U);
}

TEST(Analyzer, FiltersGoByTheLanguageOfEachDocument) {
  TextOptions options;
  options.language = "auto";
  options.filters = {
      {"normalize", {}}, {"stopwords", Value::list({Value::scalar("auto")})}, {"stem", Value::scalar("auto")}};
  Analyzer analyzer(options, registry());
  EXPECT_THAT(terms_of(analyzer, "The children were running through the old houses of this town"),
              ElementsAre("children", "run", "old", "hous", "town"));
  EXPECT_THAT(terms_of(analyzer, "Die Kinder liefen durch die alten Häuser dieser Stadt"),
              ElementsAre("kind", "lief", "alt", "haus", "stadt"));
  EXPECT_THAT(terms_of(analyzer, "xq zz 17"), ElementsAre("xq", "zz", "17")) << "no language";
  Analyzer copy(analyzer);
  EXPECT_THAT(terms_of(copy, "Die Kinder liefen durch die alten Häuser"), ElementsAre("kind", "lief", "alt", "haus"));
}

TEST(Analyzer, ACodeIsTheLanguageOfAllDocuments) {
  TextOptions options;
  options.language = "de";
  options.filters = {{"normalize", {}}, {"stem", Value::scalar("auto")}};
  Analyzer analyzer(options, registry());
  EXPECT_THAT(terms_of(analyzer, "Häuser running"), ElementsAre("haus", "running"));
}

std::vector<std::string> problems_of_text(const std::string& language, Value filter) {
  const Registry families = registry();
  Reading reading(families);
  TextOptions options;
  read_option(
      Value::map({{"language", {}, Value::scalar(language)}, {"filters", {}, Value::list({std::move(filter)})}}),
      options, reading);
  std::vector<std::string> problems;
  for (const auto& problem : reading.problems()) problems.push_back(problem.message + " | " + problem.mend);
  return problems;
}

TEST(TextOptions, FiltersWithAutoNeedALanguage) {
  const auto filter = [](const std::string& name) {
    return Value::map({{name, {}, Value::list({Value::scalar("auto"), Value::scalar("en")})}});
  };
  const Value stem = Value::map({{"stem", {}, Value::scalar("auto")}});
  EXPECT_THAT(problems_of_text("none", filter("stopwords")),
              ElementsAre("'stopwords: auto' goes by the language, and text.language is none | set text.language to "
                          "corpus, to auto, or to a code such as en"));
  EXPECT_THAT(problems_of_text("eo", filter("stopwords")),
              ElementsAre("there is no stop word list for the language 'eo' | take 'stopwords: auto' out"));
  EXPECT_THAT(problems_of_text("zh", stem),
              ElementsAre("there is no stemmer for the language 'zh' | take 'stem: auto' out"));
  EXPECT_THAT(problems_of_text("auto", stem), IsEmpty());
  EXPECT_THAT(problems_of_text("corpus", stem), IsEmpty());
  EXPECT_THAT(problems_of_text("no", stem), IsEmpty()) << "Norwegian";
  EXPECT_THAT(problems_of_text("none", filter("keep")), IsEmpty()) << "a term like any other";
  EXPECT_THAT(problems_of_text("german", filter("stopwords")),
              ElementsAre("there is no language 'german' | give corpus, auto, or its ISO 639 code, such as en or de"));
}

TEST(TextOptions, DefaultsAreAsTheyResolve) {
  const Registry families = registry();
  Reading reading(families);
  TextOptions resolved;
  read_option(write_option(TextOptions{}), resolved, reading);
  reading.finish();
  EXPECT_EQ(to_yaml(write_option(resolved)), to_yaml(write_option(TextOptions{})));
  EXPECT_EQ(to_yaml(write_option(TextOptions{})),
            "language: corpus\nchar_filters: [normalize]\ntokenizer:\n  word:\n    keep: []\nfilters:\n  - normalize: "
            "nfkc_casefold\n"
            "  - elision: auto\n  - length: {min: 2, max: 40}\n  - numbers: drop\n  - stopwords: [auto]\nstopwords: "
            "null\nmin_tokens: 0\n");
}

Tokens words_of(const Registry& families, std::string_view text) {
  Tokens tokens;
  families.make(Choice<Tokenizer>{"word", {}})->tokenize(text, tokens);
  return tokens;
}

/// A filter that is ready to apply: one that has to learn has seen the text three times.
std::unique_ptr<TokenFilter> ready_filter(const std::string& name, const Registry& families, std::string_view text) {
  auto filter = families.make(Choice<TokenFilter>{name, {}});
  const auto learner = filter->learner();
  if (!learner) return filter;
  for (int i = 0; i < 3; ++i) {
    const auto part = learner->fresh();
    part->observe(words_of(families, text));
    learner->absorb(*part);
  }
  auto taught = learner->finish().filter;
  EXPECT_EQ(taught->learner(), nullptr) << name;
  return taught;
}

/// Every filter: order and spans stay, empty documents pass, a clone does the same, one instance serves many documents.
TEST(TokenFilters, KeepTheContractOfTheFamily) {
  const Registry families = registry();
  const std::string text = "The naïve Cats and 3 dogs, Straße 12:30";
  for (const auto& name : builtin_filters().names()) {
    const auto filter = ready_filter(name, families, text);
    const auto clone = filter->clone();
    std::vector<std::vector<std::string>> results;
    for (auto* instance : {filter.get(), clone.get(), filter.get()}) {
      Tokens tokens;
      instance->apply(tokens);
      EXPECT_TRUE(tokens.list().empty()) << name;
      families.make(Choice<Tokenizer>{"word", {}})->tokenize(text, tokens);
      instance->apply(tokens);
      results.push_back(texts_of(tokens));
      std::uint32_t last = 0;
      for (const auto& token : tokens.list()) {
        EXPECT_LE(last, token.begin) << name;
        EXPECT_LT(token.begin, token.end) << name;
        EXPECT_FALSE(token.text.empty()) << name;
        last = token.begin;
      }
    }
    EXPECT_EQ(results[0], results[1]) << name;
    EXPECT_EQ(results[0], results[2]) << name;
  }
}

}  // namespace
}  // namespace topicmill
