#include "text/duplicates/near_duplicates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "tests/text/token_texts.hpp"
#include "text/duplicates/shingles.hpp"

namespace topicmill {
namespace {

using testing::UnorderedElementsAre;

struct Text {
  std::vector<std::string> words;

  /// They point into the words.
  Tokens tokens() const {
    Tokens tokens;
    for (const auto& word : words) tokens.list().push_back({word, 0, 0});
    return tokens;
  }
};

Text random_text(std::size_t words, std::mt19937& random) {
  Text text;
  for (std::size_t i = 0; i < words; ++i) text.words.push_back("word" + std::to_string(random()));
  return text;
}

/// A copy with every n-th word replaced.
Text with_changes(Text text, std::size_t every, std::mt19937& random) {
  for (std::size_t i = every / 2; i < text.words.size(); i += every) text.words[i] = "new" + std::to_string(random());
  return text;
}

std::set<std::uint32_t> shingle_set(const Text& text) {
  const Tokens tokens = text.tokens();
  const auto all = shingles(tokens.list(), 5);
  return {all.begin(), all.end()};
}

double jaccard(const Text& a, const Text& b) {
  const auto left = shingle_set(a);
  const auto right = shingle_set(b);
  std::vector<std::uint32_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size() - both.size());
}

TEST(Shingles, AreRunsOfTokens) {
  const Text text{{"Aa", "b", "c", "d", "e", "f"}};
  const Text other_case{{"aa", "b", "c", "d", "e", "F"}};
  const Tokens tokens = text.tokens();
  const Tokens lower = other_case.tokens();
  EXPECT_EQ(shingles(tokens.list(), 5).size(), 2U);
  EXPECT_EQ(shingles(tokens.list(), 5), shingles(lower.list(), 5));
  EXPECT_NE(shingles(tokens.list(), 5)[0], shingles(tokens.list(), 5)[1]);
  EXPECT_TRUE(shingles({}, 5).empty());
}

TEST(Shingles, AreRunsOfCharactersWhereThereAreNoWords) {
  const Text sentences{std::vector<std::string>(5, "東京都庁の展望室から富士山を見る")};
  EXPECT_EQ(shingles(sentences.tokens().list(), 5).size(), 5U * 16 + 4 - 4);
  EXPECT_EQ(shingles(Text{{"abc", "de"}}.tokens().list(), 5).size(), 2U);
  EXPECT_EQ(shingles(Text{{"abc"}}.tokens().list(), 5).size(), 1U);
}

TEST(MinHash, IsTheSameOnEveryMachine) {
  const std::vector<std::uint32_t> elements{1, 1000, 4'000'000'000};
  const Minima minima = min_hash(elements);
  std::uint64_t sum = 0;
  for (const auto least : minima) sum += least;
  EXPECT_EQ(sum, 148'928'858'269U);
}

TEST(Bands, HaveTheMostRowsThatMissFew) {
  EXPECT_EQ(Bands::for_similarity(0.8).rows, 7U);
  EXPECT_EQ(Bands::for_similarity(0.8).bands, 18U);
  EXPECT_EQ(Bands::for_similarity(0.2).rows, 1U);
  EXPECT_EQ(Bands::for_similarity(1).rows, min_hash_size);
}

TEST(BandIndex, FindsWhatSharesABand) {
  BandIndex index(2);
  for (std::uint32_t i = 0; i < 5000; ++i) index.add(std::vector<std::uint32_t>{i, i / 2});
  const auto find = [&](std::vector<std::uint32_t> keys) {
    const auto found = index.find(keys);
    return std::vector<std::uint32_t>(found.begin(), found.end());
  };
  EXPECT_THAT(find({10, 5}), UnorderedElementsAre(10U, 11U));
  EXPECT_THAT(find({10, 6}), UnorderedElementsAre(10U, 12U, 13U));
  EXPECT_THAT(find({5, 10}), UnorderedElementsAre(5U, 20U, 21U));
  EXPECT_TRUE(find({90'000, 90'000}).empty());
}

TEST(BandIndex, LooksAtSoManyOfABandOnly) {
  BandIndex index(1);
  for (std::uint32_t i = 0; i < 3000; ++i) index.add(std::vector<std::uint32_t>{7});
  EXPECT_EQ(index.find(std::vector<std::uint32_t>{7}).size(), BandIndex::most_per_band);
}

TEST(NearDuplicates, EstimatesTheJaccardSimilarity) {
  std::mt19937 random(11);
  double squares = 0;
  int found = 0;
  constexpr int pairs = 200;
  for (int i = 0; i < pairs; ++i) {
    NearDuplicates finder({0.5, 5});
    const Text a = random_text(300, random);
    const Text b = with_changes(a, 30, random);
    EXPECT_FALSE(finder.add(finder.fingerprint("", a.tokens()), 0));
    const auto match = finder.add(finder.fingerprint("", b.tokens()), 1);
    if (!match) continue;
    ++found;
    const double error = *match->similarity - jaccard(a, b);
    squares += error * error;
  }
  EXPECT_GE(found, pairs * 95 / 100);
  EXPECT_LT(std::sqrt(squares / found), 0.06);  // theory: sqrt(.7 * .3 / 128) = 0.04
}

TEST(NearDuplicates, FindsThoseAboveTheLimitAndNoOthers) {
  std::mt19937 random(12);
  NearDuplicates finder(NearDuplicatesOptions{});
  int found = 0;
  std::int64_t number = 0;
  for (int i = 0; i < 200; ++i) {
    const Text original = random_text(400, random);
    EXPECT_FALSE(finder.add(finder.fingerprint("", original.tokens()), number++));
    const Text far = with_changes(original, 20, random);  // similarity about 0.6
    EXPECT_FALSE(finder.add(finder.fingerprint("", far.tokens()), number++));
    const Text near = with_changes(original, 100, random);  // about 0.9
    const auto match = finder.add(finder.fingerprint("", near.tokens()), number);
    found += match && match->number == number - 2 ? 1 : 0;
  }
  EXPECT_GE(found, 195);
}

TEST(NearDuplicates, TheSameWordsAreWhollySimilar) {
  NearDuplicates finder({1, 5});
  const auto print = [&](const Text& text) { return finder.fingerprint("", text.tokens()); };
  EXPECT_FALSE(finder.add(print({{"the", "cat", "sat", "on", "a", "mat"}}), 0));
  EXPECT_FALSE(finder.add(print({{"the", "cat", "sat", "on", "my", "mat"}}), 1));
  const auto match = finder.add(print({{"The", "CAT", "sat", "on", "a", "mat"}}), 2);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->number, 0);
  EXPECT_EQ(*match->similarity, 1);
  EXPECT_TRUE(print({{}}).empty());
}

}  // namespace
}  // namespace topicmill
