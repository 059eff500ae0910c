#include "text/analyzer/numbering_analyzer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/text/english.hpp"
#include "tests/text/token_texts.hpp"
#include "text/tokens/vocabulary.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

Registry registry() { return Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters()); }

Value list(const std::vector<std::string>& items) {
  std::vector<Value> values;
  for (const auto& item : items) values.push_back(Value::scalar(item));
  return Value::list(std::move(values));
}

Value map(const std::string& key, Value value) { return Value::map({{key, {}, std::move(value)}}); }

Analyzer analyzer_of(const std::vector<Choice<TokenFilter>>& filters) {
  TextOptions options;
  options.language = "auto";
  options.char_filters = {{"html", {}}};
  options.filters = filters;
  return {options, registry()};
}

/// One of each kind, with what makes it look further than a word and without.
std::vector<Choice<TokenFilter>> all_filters() {
  return {{"normalize", {}},
          {"normalize", Value::scalar("nfc")},
          {"normalize", Value::scalar("lowercase")},
          {"elision", {}},
          {"elision", Value::scalar("it")},
          {"marks", {}},
          {"length", {}},
          {"numbers", {}},
          {"numbers", Value::scalar("mask")},
          {"stopwords", {}},
          {"stopwords", Value::scalar("auto")},
          {"keep", map("terms", list({"new", "york", "Straße", "the", "42"}))},
          {"synonyms", map("lines", list({"city: york, cities"}))},
          {"synonyms", map("lines", list({"NYC: new york"}))},
          {"stem", Value::scalar("en")},
          {"stem", Value::scalar("auto")},
          {"phrases", map("known", list({"new_york"}))},
          {"ngrams", Value::scalar("1")},
          {"ngrams", list({"1", "2"})}};
}

const std::vector<std::string> texts = {
    "The new York of 1,000 Cities and the cities of new york: 42 &amp; 42",
    "",
    "Die Straße der Städte, die Straßen; <b>naïve</b> NAÏVE ﬁne fine x",
    "Donaudampfschifffahrtsgesellschaftskapitän donaudampfschifffahrtsgesellschaftskapitän abcdefghijklmnop",
    "new york is the new york of THE running runners, they run in running shoes",
    "東京の街 and Москва, Москвы 12:30",
    "İstanbul'un ILIK havası için IŞIK ve ISI ile ilgili haberler bugün yayınlandı; new york DIŞ haberler",
    "L'homme et l'eau de l'étang qu'il n'a jamais vus d'abord, dit-il aujourd'hui à Paris; l'eau est froide",
    "IŞIK ISI the running DIŞ l'eau l'homme of new york",
    "The new York of 1,000 Cities and the cities of new york: 42 &amp; 42"};

/// The terms that the numbers stand for, document by document.
std::vector<std::vector<std::string>> numbered(const Analyzer& analyzer, const std::vector<std::string>& documents) {
  NumberingAnalyzer numbering(analyzer);
  Vocabulary vocabulary;
  std::vector<std::vector<std::string>> terms;
  for (const auto& document : documents) {
    numbering.cut(document);
    terms.emplace_back();
    const auto numbers = numbering.number(
        [&](std::span<const Token> tokens, std::vector<std::uint32_t>& ids) { vocabulary.intern(tokens, ids); });
    for (const auto number : numbers) terms.back().emplace_back(vocabulary.term(number));
  }
  return terms;
}

std::vector<std::vector<std::string>> analyzed(Analyzer analyzer, const std::vector<std::string>& documents) {
  std::vector<std::vector<std::string>> terms;
  Tokens tokens;
  for (const auto& document : documents) {
    analyzer.analyze(document, tokens);
    terms.push_back(texts_of(tokens));
  }
  return terms;
}

TEST(NumberingAnalyzer, GivesTheTermsOfTheAnalyzerForAllPairsOfFilters) {
  const auto filters = all_filters();
  for (const auto& first : filters) {
    for (const auto& second : filters) {
      const Analyzer analyzer = analyzer_of({first, second});
      EXPECT_EQ(numbered(analyzer, texts), analyzed(analyzer, texts)) << first.name << ", " << second.name;
    }
  }
}

TEST(NumberingAnalyzer, GivesTheTermsOfTheDefaultFiltersAndOfNone) {
  for (const auto& filters : {TextOptions{}.filters, std::vector<Choice<TokenFilter>>{}}) {
    const Analyzer analyzer = analyzer_of(filters);
    EXPECT_EQ(numbered(analyzer, texts), analyzed(analyzer, texts));
  }
}

/// Far more words than are remembered.
TEST(NumberingAnalyzer, ForgetsWithoutHarm) {
  std::mt19937_64 random(7);
  std::vector<std::string> documents;
  for (int d = 0; d < 50; ++d) {
    std::string& document = documents.emplace_back();
    for (int i = 0; i < 4000; ++i) document += fmt::format("W{} ", random() % 100000);
  }
  const Analyzer analyzer(english_text(), registry());
  EXPECT_EQ(numbered(analyzer, documents), analyzed(analyzer, documents));
}

TEST(NumberingAnalyzer, NumbersTermsInOrderOfTheirFirstAppearance) {
  const Analyzer analyzer(english_text(), registry());
  NumberingAnalyzer numbering(analyzer);
  Vocabulary vocabulary;
  for (const char* document : {"bee ant Bee", "cat ANT dog bee"}) {
    numbering.cut(document);
    numbering.number([&](auto tokens, auto& ids) { vocabulary.intern(tokens, ids); });
  }
  EXPECT_THAT(texts_of(vocabulary), ElementsAre("bee", "ant", "cat", "dog"));
}

TEST(NumberingAnalyzer, AsksOnceForATermAndEachTimeForOneThatIsUnnumbered) {
  const Analyzer analyzer(english_text(), registry());
  NumberingAnalyzer numbering(analyzer);
  std::vector<std::string> asked;
  const auto number = [&](std::span<const Token> terms, std::vector<std::uint32_t>& numbers) {
    numbers.clear();
    for (const auto& term : terms) {
      asked.emplace_back(term.text);
      numbers.push_back(term.text == "zebra" ? NumberingAnalyzer::unnumbered : 5);
    }
  };
  numbering.cut("The ant, a zebra");
  EXPECT_THAT(numbering.number(number), ElementsAre(5, NumberingAnalyzer::unnumbered));
  numbering.cut("zebra the ant ant");
  EXPECT_THAT(numbering.number(number), ElementsAre(NumberingAnalyzer::unnumbered, 5, 5));
  EXPECT_THAT(asked, ElementsAre("ant", "zebra", "zebra"));
}

TEST(TokenFilters, SayWhetherTheyGoWordByWord) {
  std::vector<std::string> further;
  for (const auto& filter : all_filters()) {
    if (!registry().make(filter)->is_word_by_word()) further.push_back(filter.name);
  }
  EXPECT_THAT(further, ElementsAre("synonyms", "stem", "phrases", "ngrams"));
}

}  // namespace
}  // namespace topicmill
