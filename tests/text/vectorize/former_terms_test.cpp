// Vocabularies that go on with new documents.
#include "text/vectorize/former_terms.hpp"

#include <gmock/gmock.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

/// A document a string of letters, each a term.
CountedCorpus corpus_of(const std::vector<std::string>& documents) {
  std::vector<std::string> terms;
  for (char letter = 'a'; letter <= 'f'; ++letter) terms.emplace_back(1, letter);
  SparseMatrix counts;
  counts.cols = std::ssize(terms);
  std::vector<DocumentInfo> infos;
  for (const auto& document : documents) {
    for (std::size_t j = 0; j < terms.size(); ++j) {
      const auto count = std::count(document.begin(), document.end(), terms[j].front());
      if (count == 0) continue;
      counts.columns.push_back(static_cast<std::uint32_t>(j));
      counts.values.push_back(static_cast<float>(count));
    }
    counts.row_starts.push_back(counts.nonzeros());
    ++counts.rows;
    infos.emplace_back().id = document;
  }
  return corpus_of_counts(std::move(infos), terms, counts);
}

VectorizeOptions options_of(double min_df) {
  VectorizeOptions options;
  options.min_df = {min_df, false};
  options.max_df = {1, true};
  options.idf = DocumentWeight::standard;
  return options;
}

std::vector<std::string> texts_of(const std::vector<Term>& terms) {
  std::vector<std::string> texts;
  for (const auto& term : terms) texts.push_back(term.text);
  return texts;
}

class FormerTermsTest : public testing::Test {
 protected:
  PrunedCounts onto(const std::vector<std::string>& documents) {
    CountedCorpus now = corpus_of(documents);
    return prune_onto({before_.terms, weights_, before_.rare, before_.counts.rows}, now, options_of(2));
  }

  static PrunedCounts first() {
    CountedCorpus corpus = corpus_of({"aab", "ab", "cd"});
    return prune(corpus, options_of(2));
  }

  PrunedCounts before_ = first();
  LearnedWeights weights_;
};

TEST_F(FormerTermsTest, StayAndCountBothCorpora) {
  ASSERT_THAT(texts_of(before_.terms), ElementsAre("a", "b"));
  const auto now = onto({"a", "ee", "e"});
  ASSERT_THAT(texts_of(now.terms), ElementsAre("a", "b", "e"));
  EXPECT_EQ(now.terms[0].document_frequency, 3);
  EXPECT_EQ(now.terms[0].count, 4);
  EXPECT_EQ(now.terms[1].document_frequency, 2);
  EXPECT_EQ(now.terms[2].count, 3);
  EXPECT_DOUBLE_EQ(now.terms[0].idf, std::log(6.0 / 3) + 1);
  EXPECT_EQ(now.counts.rows, 3);
  EXPECT_THAT(now.counts.row_columns(0), ElementsAre(0));
  EXPECT_THAT(now.counts.row_columns(1), ElementsAre(2));
}

TEST_F(FormerTermsTest, ATermJoinsOnceBothCorporaHaveEnoughOfIt) {
  EXPECT_EQ(before_.rare.frequency_of("c"), 1);
  EXPECT_EQ(before_.rare.frequency_of("a"), 0);
  const auto now = onto({"c", "f"});
  EXPECT_THAT(texts_of(now.terms), ElementsAre("a", "b", "c"));
  EXPECT_EQ(now.terms[2].document_frequency, 2);
  EXPECT_EQ(now.rare.frequency_of("c"), 0);
  EXPECT_EQ(now.rare.frequency_of("d"), 1);  // which did not come again
  EXPECT_EQ(now.rare.frequency_of("f"), 1);
}

TEST_F(FormerTermsTest, KeepTheirScalesAndNeighbors) {
  weights_.mean_length = 2;
  weights_.term_scales = {8, 2};
  weights_.neighbors = {2, 2, {0, 1, 1}, {1}, {0.5F}};
  const auto now = onto({"a", "ee", "e"});
  LearnedWeights learned;
  learned.mean_length = 4;
  learned.term_scales = {1, 1, 3};
  learned.neighbors = {3, 3, {0, 0, 0, 1}, {0}, {0.25F}};
  const auto joined =
      join_weights({before_.terms, weights_, before_.rare, 3}, {now.terms, learned, now.rare, 3}, now.terms);
  EXPECT_DOUBLE_EQ(joined.mean_length, 3);
  EXPECT_DOUBLE_EQ(joined.term_scales[0], 8);
  EXPECT_DOUBLE_EQ(joined.term_scales[1], 2);
  EXPECT_DOUBLE_EQ(joined.term_scales[2], 12);  // 3 times the geometric mean of 8 and 2
  EXPECT_THAT(joined.neighbors.row_columns(0), ElementsAre(1));
  EXPECT_THAT(joined.neighbors.row_values(2), ElementsAre(0.25F));
}

TEST_F(FormerTermsTest, OfTwoVocabulariesThatWereCountedApartJoin) {
  CountedCorpus other = corpus_of({"bbe", "be", "e", "c"});
  const PrunedCounts there = prune(other, options_of(2));
  ASSERT_THAT(texts_of(there.terms), ElementsAre("b", "e"));
  weights_.mean_length = 2;
  weights_.term_scales = {8, 2};
  LearnedWeights weights_there;
  weights_there.mean_length = 9;
  weights_there.term_scales = {1, 3};
  const FormerTerms a{before_.terms, weights_, before_.rare, 3};
  const FormerTerms b{there.terms, weights_there, there.rare, 4};
  const auto terms = join_terms(a, b, options_of(2));
  ASSERT_THAT(texts_of(terms), ElementsAre("a", "b", "e"));
  EXPECT_EQ(terms[1].document_frequency, 4);
  EXPECT_DOUBLE_EQ(terms[1].idf, std::log(7.0 / 4) + 1);
  const auto weights = join_weights(a, b, terms);
  EXPECT_DOUBLE_EQ(weights.mean_length, 6);
  EXPECT_THAT(weights.term_scales, ElementsAre(8, 2, 6));  // 3 by the measure of b: 2 there is 1 here
  EXPECT_EQ(join_rare(before_.rare, there.rare).frequency_of("c"), 2);
}

TEST(RareTermsTest, GoWhereThereAreMoreThanAMillion) {
  RareTermsBuilder builder;
  constexpr int many = (1 << 21) + 10;
  for (int i = 0; i < many; ++i) builder.add(std::to_string(i), i % 3 == 0 ? 2 : 1);
  const RareTerms rare = std::move(builder).finish();
  EXPECT_EQ(std::ssize(rare.terms()), 1 << 20);
  EXPECT_EQ(rare.frequency_of("3"), 2);
  EXPECT_EQ(rare.frequency_of("2097150"), 2);
}

}  // namespace
}  // namespace topicmill
