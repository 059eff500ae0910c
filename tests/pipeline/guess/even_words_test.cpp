#include "pipeline/guess/even_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "pipeline/builtin_registry.hpp"
#include "tests/temporary_directory.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

WordSpread spread_of(const std::vector<std::vector<std::string>>& documents) {
  WordSpread spread;
  for (const auto& document : documents) {
    Tokens tokens;
    for (const auto& word : document) tokens.list().push_back({word, 0, 1});
    spread.add(tokens);
  }
  return spread;
}

TEST(WordSpread, IsTheShareOfDocumentsThatAnEvenWordWouldNeed) {
  const std::vector<std::vector<std::string>> documents{
      {"the", "cat"}, {"the", "cat", "the", "cat"}, {"the", "dog"}, {"the", "a", "a", "dog"}, {}};
  const WordSpread spread = spread_of(documents);
  EXPECT_EQ(spread.documents(), 4) << "one has no word";
  EXPECT_DOUBLE_EQ(spread.share("cat"), 0.5) << "half of two documents";
  // the: 1/2, 1/2, 1/2, 1/4 of the documents; q = 2/7, 2/7, 2/7, 1/7
  const double entropy = -3 * (2. / 7) * std::log(2. / 7) - (1. / 7) * std::log(1. / 7);
  EXPECT_NEAR(spread.share("the"), std::exp(entropy) / 4, 1e-12);
  EXPECT_DOUBLE_EQ(spread.share("a"), 0.25);
  EXPECT_EQ(spread.share("bird"), 0);
  EXPECT_THAT(spread.even_words(0.4, 10), ElementsAre("the", "cat", "dog"));
  EXPECT_THAT(spread.even_words(0, 2), ElementsAre("the", "cat"));
}

TEST(WordSpread, PartsAddUp) {
  WordSpread sum = spread_of({{"the", "cat"}});
  sum.add(spread_of({{"the", "dog", "dog"}}));
  const WordSpread whole = spread_of({{"the", "cat"}, {"the", "dog", "dog"}});
  EXPECT_EQ(sum.documents(), 2);
  EXPECT_DOUBLE_EQ(sum.share("the"), whole.share("the"));
}

TEST(ProposeStopwords, FindsWhatAllDocumentsShareAndWritesIt) {
  const TemporaryDirectory folder;
  std::string lines;
  for (int i = 0; i < 100; ++i) {
    lines +=
        "Ol mi subject" + std::to_string(i % 25) + std::string(static_cast<std::size_t>(i % 25 + 1), 'x') + " ol 17\n";
  }
  const Registry registry = builtin_registry();
  Config config;
  config.input.path = {folder.write("a.txt", lines)};
  config.input.format = {"lines", {}};
  EXPECT_THAT(propose_stopwords(config, registry), UnorderedElementsAre("mi", "ol"))
      << "in the form of the filters; a subject has 4 documents";
  write_stopwords(std::vector<std::string>{"mi", "ol"}, config.text);
  EXPECT_EQ(to_yaml(write_option(config.text.filters.back())), "stopwords:\n  lists: []\n  words: [mi, ol]\n");
  config.input.path = {folder.write("b.txt", lines.substr(0, 200))};
  EXPECT_THAT(propose_stopwords(config, registry), IsEmpty()) << "too few documents to tell";
}

}  // namespace
}  // namespace topicmill
