// Forgetting rare terms while counting: what goes, what stays, and that threads do not matter.
#include "text/counting/limit_memory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "tests/text/count_matrix.hpp"
#include "text/counting/merge_counts.hpp"

namespace topicmill {
namespace {

/// `documents` of them: each has "all", every tenth "tenth", and each a word of its own, counted by `counters`.
CountedCorpus corpus_of(std::size_t documents, std::size_t counters) {
  TextOptions options;
  options.filters.clear();
  const Analyzer analyzer(options,
                          Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters()));
  std::deque<DocumentCounter> all;
  for (std::size_t i = 0; i < counters; ++i) all.emplace_back(analyzer);
  std::vector<BatchCounts> batches;
  for (std::size_t begin = 0; begin < documents; begin += 100) {
    Batch batch;
    for (std::size_t i = begin; i < begin + 100; ++i) {
      const std::string text = "all own" + std::to_string(i) + (i % 10 == 0 ? " tenth tenth" : "");
      batch.documents.push_back({"id", "origin", text, {}});
    }
    batches.push_back(all[begin / 100 % counters].count(std::move(batch)));
  }
  std::vector<const SummedVocabulary*> vocabularies;
  for (const auto& counter : all) vocabularies.push_back(&counter.terms());
  CountedCorpus corpus;
  append_counts(std::move(batches), vocabularies, corpus);
  return corpus;
}

TEST(LimitMemory, LeavesWhatFits) {
  auto corpus = corpus_of(1'000, 2);
  limit_memory(counted_bytes(corpus), corpus);
  EXPECT_EQ(corpus.forgotten.terms, 0);
  EXPECT_EQ(corpus.terms.size(), 1'002U);
}

TEST(LimitMemory, ForgetsTheRarestAndTheirCounts) {
  for (const std::size_t counters : {1U, 3U}) {
    auto corpus = corpus_of(1'000, counters);
    const auto before = counted_bytes(corpus);
    limit_memory(before - 1, corpus);
    EXPECT_LT(counted_bytes(corpus), before / 2);
    EXPECT_EQ(corpus.forgotten.terms, 1'000);
    EXPECT_EQ(corpus.forgotten.documents, 1);
    const auto [terms, document_frequencies, counts] = take_counts(corpus);
    EXPECT_THAT(terms, testing::ElementsAre("all", "tenth"));
    EXPECT_THAT(document_frequencies, testing::ElementsAre(1'000, 100));
    EXPECT_EQ(counts.nonzeros(), 1'100);
    EXPECT_THAT(counts.row_values(10), testing::ElementsAre(1, 2));
    EXPECT_THAT(counts.row_values(11), testing::ElementsAre(1));
  }
}

TEST(LimitMemory, NeverForgetsTermsOfManyDocuments) {
  auto corpus = corpus_of(1'000, 1);
  limit_memory(1, corpus);
  EXPECT_EQ(take_counts(corpus).terms.size(), 2U);
}

}  // namespace
}  // namespace topicmill
