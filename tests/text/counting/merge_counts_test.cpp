// Counting documents in batches of any size on any number of vocabularies gives one result.
#include "text/counting/merge_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <random>

#include "tests/text/count_matrix.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

Analyzer whitespace_analyzer() {
  TextOptions options;
  options.tokenizer = {"whitespace", {}};
  options.filters.clear();
  return {options, Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters())};
}

/// Documents, and their counts as a matrix.
struct Counted {
  CountedCorpus corpus;
  std::vector<std::string> terms;
  SparseMatrix counts;
};

/// Cuts the texts into batches and deals these out to `counters` vocabularies.
Counted count(const std::vector<std::string>& texts, std::size_t batch_size, std::size_t counters) {
  std::deque<DocumentCounter> all;
  for (std::size_t i = 0; i < counters; ++i) all.emplace_back(whitespace_analyzer());
  std::vector<BatchCounts> counted;
  for (std::size_t begin = 0; begin < texts.size(); begin += batch_size) {
    Batch batch;
    for (std::size_t i = begin; i < std::min(begin + batch_size, texts.size()); ++i) {
      batch.documents.push_back({"id" + std::to_string(i), "origin", texts[i], {}});
    }
    batch.rejects.push_back({"reject" + std::to_string(begin), "why"});
    counted.push_back(all[counted.size() * 7 % counters].count(std::move(batch)));
  }
  std::vector<const SummedVocabulary*> vocabularies;
  for (const auto& counter : all) vocabularies.push_back(&counter.terms());
  Counted result;
  append_counts(std::move(counted), vocabularies, result.corpus);
  auto taken = take_counts(result.corpus);
  result.terms = std::move(taken.terms);
  result.counts = std::move(taken.counts);
  return result;
}

TEST(MergeCounts, SortsTermsAndColumnsByBytes) {
  const auto result = count({"b a b Z é", "", "é a 東京 longer-than-eight longer-than-eighty"}, 1, 2);
  EXPECT_THAT(result.terms, ElementsAre("Z", "a", "b", "longer-than-eight", "longer-than-eighty", "é", "東京"));
  EXPECT_EQ(result.counts.rows, 3);
  EXPECT_EQ(result.counts.cols, 7);
  EXPECT_THAT(result.counts.row_starts, ElementsAre(0, 4, 4, 9));
  EXPECT_THAT(result.counts.columns, ElementsAre(0, 1, 2, 5, 1, 3, 4, 5, 6));
  EXPECT_THAT(result.counts.values, ElementsAre(1, 1, 2, 1, 1, 1, 1, 1, 1));
  EXPECT_EQ(result.corpus.documents[0].tokens, 5);
  EXPECT_EQ(result.corpus.documents[1].tokens, 0);
  EXPECT_EQ(result.corpus.documents[2].id, "id2");
  EXPECT_EQ(result.corpus.rejects.size(), 3U);
}

TEST(MergeCounts, TermsThatDifferByAZeroByteAreTwo) {
  const std::string with_zero("ab\0", 3);
  EXPECT_THAT(count({"ab " + with_zero}, 1, 1).terms, ElementsAre("ab", with_zero));
}

TEST(MergeCounts, NothingGivesAnEmptyCorpus) {
  const auto result = count({}, 1, 2);
  EXPECT_EQ(result.counts.rows, 0);
  EXPECT_THAT(result.counts.row_starts, ElementsAre(0));
  EXPECT_TRUE(result.terms.empty());
}

TEST(MergeCounts, DoesNotDependOnBatchesOrVocabularies) {
  std::mt19937 random(17);
  std::vector<std::string> texts(500);
  std::map<std::string, float> totals;
  for (auto& text : texts) {
    for (auto n = random() % 80; n > 0; --n) {
      const std::string word = std::string(random() % 10, 'w') + std::to_string(random() % 300);
      text += word + " ";
      ++totals[word];
    }
  }
  const auto expected = count(texts, texts.size(), 1);
  std::map<std::string, float> sums;
  for (std::size_t i = 0; i < expected.counts.columns.size(); ++i) {
    sums[expected.terms[expected.counts.columns[i]]] += expected.counts.values[i];
  }
  EXPECT_EQ(sums, totals);
  for (const auto& [batch_size, counters] : {std::pair{1, 3}, {7, 2}, {100, 5}, {13, 1}}) {
    const auto other = count(texts, static_cast<std::size_t>(batch_size), static_cast<std::size_t>(counters));
    EXPECT_EQ(other.terms, expected.terms);
    EXPECT_EQ(other.counts.row_starts, expected.counts.row_starts);
    EXPECT_EQ(other.counts.columns, expected.counts.columns);
    EXPECT_EQ(other.counts.values, expected.counts.values);
    EXPECT_EQ(other.corpus.documents.back().id, expected.corpus.documents.back().id);
  }
}

}  // namespace
}  // namespace topicmill
