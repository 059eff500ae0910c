#include "topics/coherence/coherence.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace topicmill {
namespace {

using Texts = std::vector<std::string>;
using Topics = std::vector<std::vector<std::string>>;

const Texts fixture{"cat dog cat", "dog fish", "cat fish bird dog", "stock bond", "bond market stock market",
                    "fish stock"};
const Topics fixture_topics{{"cat", "dog", "fish"}, {"stock", "bond", "market"}};

/// The words of a text in which one blank stands between two.
std::vector<std::uint32_t> ids_of(const std::string& text, const WordPairs& pairs) {
  std::vector<std::uint32_t> ids;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    ids.push_back(pairs.find(std::string_view(text).substr(at, end - at)).value_or(pairs.other_word()));
    at = end + 1;
  }
  return ids;
}

std::vector<double> measure(Coherence coherence, std::int64_t width, const Topics& topics, const Texts& texts,
                            std::size_t contexts = 0) {
  const WordPairs pairs(topics, contexts);
  const std::vector<std::int64_t> widths{width};
  WindowCounter counter(pairs, widths);
  for (const auto& text : texts) counter.add_document(ids_of(text, pairs));
  std::vector<double> values;
  for (const auto& topic : pairs.topics()) values.push_back(coherence(topic, pairs, counter.counts().front()));
  return values;
}

void expect_values(const std::vector<double>& values, double first, double second) {
  EXPECT_NEAR(values.at(0), first, 1e-6);
  EXPECT_NEAR(values.at(1), second, 1e-6);
}

TEST(Coherence, OfTheFixtureIsThatOfTheDefinitions) {
  expect_values(measure(umass, document_width, fixture_topics, fixture), -.366204, -.732408);
  expect_values(measure(uci, 10, fixture_topics, fixture), .326943, .828302);
  expect_values(measure(npmi, 10, fixture_topics, fixture), .297596, .543643);
  expect_values(measure(c_v, 110, fixture_topics, fixture), .806807, .949106);
  expect_values(measure(npmi, 3, fixture_topics, fixture), .115288, .444444);
}

TEST(Coherence, UmassFollowsTheOrderOfTheWords) {
  // b is in both documents, a in one: ln P(ab)/P(a) = 0 with a ranked first, ln 1/2 with b first.
  expect_values(measure(umass, document_width, {{"a", "b"}, {"b", "a"}}, {"a b", "b"}), 0, std::log(0.5));
}

TEST(Coherence, OfDistributionIsAlikenessOfWhatWordsMeet) {
  // a and b never meet, but both meet c: NPMI ln 1.5 / ln 3. Each meets itself: 1. d meets nothing else.
  const double both = std::pow(std::log(1.5) / std::log(3), 2);
  const Topics topics{{"a", "b"}, {"c", "d"}};
  const Texts texts{"a c", "b c", "d"};
  expect_values(measure(distributional, document_width, topics, texts, 4), both / (1 + both), 0);
  // Of contexts, the first words come first: a and c.
  expect_values(measure(distributional, document_width, topics, texts, 2), std::sqrt(both) / std::sqrt(1 + both), 0);
  // c and d meet neither: a alone is left, which b does not meet.
  expect_values(measure(distributional, document_width, topics, texts, 1), 0, 0);
}

TEST(Coherence, IsDefinedWhereAWordNeverOccurs) {
  for (const Coherence coherence : {umass, uci, npmi, c_v, distributional}) {
    for (const double value : measure(coherence, 10, {{"absent", "gone"}, {"absent", "cat", "dog"}}, fixture)) {
      EXPECT_TRUE(std::isfinite(value));
    }
    EXPECT_EQ(measure(coherence, 10, {{"absent", "gone"}}, fixture).front(), 0);
  }
}

TEST(Coherence, IsZeroForTopicsOfFewerThanTwoWords) {
  for (const Coherence coherence : {umass, uci, npmi, c_v, distributional}) {
    expect_values(measure(coherence, 10, {{}, {"cat"}}, fixture), 0, 0);
  }
}

TEST(Coherence, WordsThatAreInEveryWindowTellNothing) {
  EXPECT_EQ(measure(npmi, 10, {{"a", "b"}}, {"a b", "b a"}).front(), 0);
  EXPECT_NEAR(measure(npmi, 10, {{"a", "b"}}, {"a b", "c"}).front(), 1, 1e-9);
}

}  // namespace
}  // namespace topicmill
