#include "topics/coherence/window_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "nmf/algebra/random.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

using Words = std::vector<std::string>;
using Topics = std::vector<Words>;

std::vector<std::uint32_t> ids_of(const Words& words, const WordPairs& pairs) {
  std::vector<std::uint32_t> ids;
  for (const auto& word : words) ids.push_back(pairs.find(word).value_or(pairs.other_word()));
  return ids;
}

/// Random numbers below a bound, one after another.
struct Random {
  std::uint64_t drawn = 0;
  std::size_t below(std::size_t bound) { return random_bits(7, drawn++) % bound; }
};

WindowCounts count(const WordPairs& pairs, std::int64_t width, const std::vector<Words>& documents) {
  const std::vector<std::int64_t> widths{width};
  WindowCounter counter(pairs, widths);
  for (const auto& words : documents) counter.add_document(ids_of(words, pairs));
  return counter.counts().front();
}

bool has(std::span<const std::string> window, std::string_view word) {
  return std::find(window.begin(), window.end(), word) != window.end();
}

/// Every window looked at.
WindowCounts count_one_by_one(const WordPairs& pairs, std::int64_t width, const std::vector<Words>& documents) {
  WindowCounts counts{width, 0, std::vector<std::int64_t>(pairs.words()), std::vector<std::int64_t>(pairs.pairs())};
  for (const auto& words : documents) {
    const std::size_t size = std::min(static_cast<std::size_t>(width), words.size());
    for (std::size_t begin = 0; begin + size <= words.size(); ++begin) {
      const std::span<const std::string> window(words.data() + begin, size);
      ++counts.windows;
      for (std::uint32_t word = 0; word < pairs.words(); ++word) {
        if (!has(window, pairs.word(word))) continue;
        ++counts.words[word];
        for (const auto& [other, pair] : pairs.partners(word)) counts.pairs[pair] += has(window, pairs.word(other));
      }
      if (size == 0) break;
    }
  }
  return counts;
}

TEST(WindowCounts, AWordThatLeavesWhileItsCopyStaysIsStillThere) {
  const WordPairs pairs(Topics{{"a", "b"}});
  const auto counts = count(pairs, 4, {{"a", "x", "a", "b", "y", "z"}, {"b", "q"}});
  EXPECT_EQ(counts.windows, 4);
  EXPECT_THAT(counts.words, ElementsAre(3, 4));
  EXPECT_THAT(counts.pairs, ElementsAre(3));
}

TEST(WindowCounts, AShortOrEmptyDocumentIsOneWindow) {
  const WordPairs pairs(Topics{{"a", "b"}});
  const auto counts = count(pairs, 10, {{}, {"a"}, {"a", "b", "a"}});
  EXPECT_EQ(counts.windows, 3);
  EXPECT_THAT(counts.words, ElementsAre(2, 1));
  EXPECT_THAT(counts.pairs, ElementsAre(1));
}

TEST(WindowCounts, EqualThoseOfEveryWindowLookedAt) {
  Random random;
  const Words alphabet{"a", "b", "c", "d", "e", "f", "x", "y", "z", "u", "v", "w"};
  const WordPairs pairs(Topics{{"a", "b", "c"}, {"c", "d", "a"}, {"e", "f"}});
  for (int round = 0; round < 200; ++round) {
    std::vector<Words> documents(1 + random.below(4));
    for (auto& words : documents) {
      words.resize(random.below(60));
      for (auto& word : words) word = alphabet[random.below(alphabet.size())];
    }
    const auto width = static_cast<std::int64_t>(1 + random.below(20));
    const auto found = count(pairs, width, documents);
    const auto expected = count_one_by_one(pairs, width, documents);
    EXPECT_EQ(found.windows, expected.windows);
    EXPECT_EQ(found.words, expected.words) << "width " << width;
    EXPECT_EQ(found.pairs, expected.pairs) << "width " << width;
  }
}

TEST(WindowCounts, ADocumentByItsWordsAlone) {
  const WordPairs pairs(Topics{{"a", "b"}});
  const std::vector<std::int64_t> widths{document_width};
  WindowCounter counter(pairs, widths);
  const std::vector<std::uint32_t> words{1, 0};
  counter.add_document(words);
  counter.add_document(std::span<const std::uint32_t>{});
  EXPECT_EQ(counter.counts().front().windows, 2);
  EXPECT_THAT(counter.counts().front().pairs, ElementsAre(1));
}

TEST(WordPairs, APairOfTwoTopicsIsOne) {
  const WordPairs pairs(Topics{{"a", "b", "c"}, {"b", "a"}});
  EXPECT_EQ(pairs.words(), 3U);
  EXPECT_EQ(pairs.pairs(), 3U);
  EXPECT_EQ(pairs.pair(0, 1), pairs.pair(1, 0));
  EXPECT_NE(pairs.pair(0, 1), pairs.pair(1, 2));
}

}  // namespace
}  // namespace topicmill
