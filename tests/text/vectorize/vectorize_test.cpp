// Pruning and weighting, on the six documents whose weights scikit-learn gives.
#include "text/vectorize/vectorize.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <cmath>
#include <random>

#include "base/error.hpp"
#include "tests/text/counting.hpp"
#include "tests/text/weighing.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

CountedCorpus fixture() {
  return count_words(
      {"cat dog cat", "dog fish", "cat fish bird dog", "stock bond", "bond market stock market", "fish stock"});
}

/// Keeps everything; raw counts, smooth idf and l2, as scikit-learn does by default.
VectorizeOptions plain_options() {
  VectorizeOptions options;
  options.min_df = {1, false};
  options.max_df = {1, true};
  options.tf = "raw";
  suit_weights(Value(), options, Registry().add(builtin_term_weights()));
  return options;
}

PrunedCounts prune(CountedCorpus&& corpus, const VectorizeOptions& options) {
  return topicmill::prune(corpus, options);
}

std::vector<std::string> kept_terms(CountedCorpus&& corpus, const VectorizeOptions& options) {
  std::vector<std::string> terms;
  for (const auto& term : prune(std::move(corpus), options).terms) terms.push_back(term.text);
  return terms;
}

SparseMatrix weights(const VectorizeOptions& options) { return weights_of(prune(fixture(), options), options); }

void expect_row(const SparseMatrix& matrix, std::int64_t row, const std::vector<double>& expected) {
  const auto values = matrix.row_values(row);
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(values[i], expected[i], 1e-6) << "value " << i;
}

TEST(Vectorize, SmoothIdfOfTheFixture) {
  const auto terms = prune(fixture(), plain_options()).terms;
  const std::map<std::string, double> expected{{"bird", 2.252763}, {"bond", 1.847298}, {"cat", 1.847298},
                                               {"dog", 1.559616},  {"fish", 1.559616}, {"market", 2.252763},
                                               {"stock", 1.559616}};
  ASSERT_EQ(terms.size(), expected.size());
  for (const auto& term : terms) EXPECT_NEAR(term.idf, expected.at(term.text), 1e-6) << term.text;
}

TEST(Vectorize, FirstRowOfTheFixture) {
  auto options = plain_options();
  expect_row(weights(options), 0, {.921279, .388903});
  options.tf = "log";
  expect_row(weights(options), 0, {.894914, .446239});
  options.tf = "raw";
  options.idf = DocumentWeight::standard;
  expect_row(weights(options), 0, {.927386, .374105});
}

TEST(Vectorize, OtherWeightsByTheirFormulas) {
  auto options = plain_options();
  options.idf = DocumentWeight::none;
  options.norm = RowNorm::none;
  expect_row(weights(options), 0, {2, 1});
  options.tf = "log";
  expect_row(weights(options), 0, {1 + std::log(2), 1});
  options.tf = "binary";
  expect_row(weights(options), 0, {1, 1});
  options.norm = RowNorm::l1;
  expect_row(weights(options), 2, {.25, .25, .25, .25});
  options.norm = RowNorm::l2;
  expect_row(weights(options), 2, {.5, .5, .5, .5});
}

TEST(Vectorize, TermsCarryFrequenciesAndCounts) {
  const auto pruned = prune(fixture(), plain_options());
  EXPECT_EQ(pruned.terms[2].text, "cat");
  EXPECT_EQ(pruned.terms[2].document_frequency, 2);
  EXPECT_EQ(pruned.terms[2].count, 3);
  EXPECT_THAT(pruned.known_tokens, ElementsAre(3, 2, 4, 2, 4, 2));
}

TEST(Prune, KeepsFrequenciesWithinTheLimits) {
  auto options = plain_options();
  options.min_df = {2, false};
  EXPECT_THAT(kept_terms(fixture(), options), ElementsAre("bond", "cat", "dog", "fish", "stock"));
  options.max_df = {2, false};
  EXPECT_THAT(kept_terms(fixture(), options), ElementsAre("bond", "cat"));
  options.max_df = {0.5, true};  // of six documents: 3
  options.min_df = {0.4, true};  // 2.4: unrounded, so 2 is too few
  EXPECT_THAT(kept_terms(fixture(), options), ElementsAre("dog", "fish", "stock"));
}

TEST(Prune, CountsWhatEachRuleDropped) {
  auto options = plain_options();
  options.min_df = {2, false};
  options.max_df = {2, false};
  options.max_features = 1;
  const auto pruned = prune(fixture(), options);
  EXPECT_EQ(pruned.dropped.min_df, 2);
  EXPECT_EQ(pruned.dropped.max_df, 3);
  EXPECT_EQ(pruned.dropped.max_features, 1);
  EXPECT_EQ(pruned.terms[0].text, "cat") << "3 occurrences, bond has 2";
}

TEST(Prune, TiesStayInCodePointOrder) {
  auto options = plain_options();
  options.max_features = 3;  // cat, dog, fish and stock have 3 occurrences each
  EXPECT_THAT(kept_terms(fixture(), options), ElementsAre("cat", "dog", "fish"));
  options.max_features = 100;
  EXPECT_EQ(kept_terms(fixture(), options).size(), 7U);
}

TEST(Prune, RowsThatLoseAllTermsStayEmpty) {
  auto options = plain_options();
  options.max_features = 1;
  auto pruned = prune(fixture(), options);
  EXPECT_THAT(pruned.known_tokens, ElementsAre(2, 0, 1, 0, 0, 0));
  const SparseMatrix weights = weights_of(std::move(pruned), options);
  EXPECT_EQ(weights.rows, 6);
  EXPECT_THAT(weights.row_starts, ElementsAre(0, 1, 1, 2, 2, 2, 2));
  EXPECT_THAT(weights.values, ElementsAre(1.0F, 1.0F));
}

std::string failure(CountedCorpus&& corpus, const VectorizeOptions& options) {
  try {
    prune(std::move(corpus), options);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Prune, SaysWhyNoTermIsLeft) {
  auto options = plain_options();
  options.min_df = {4, false};
  EXPECT_EQ(
      failure(fixture(), options),
      "no term is left: 7 distinct terms, of which vectorize.min_df (4) dropped 7; lower vectorize.min_df, or add "
      "documents");
  options.min_df = {3, false};
  options.max_df = {0.4, true};
  EXPECT_EQ(failure(fixture(), options),
            "no term is left: 7 distinct terms, of which vectorize.min_df (3) dropped 4 and vectorize.max_df (40%) 3; "
            "lower vectorize.min_df, or add documents");
  options.min_df = {1, false};
  options.max_df = {0.1, true};
  EXPECT_EQ(failure(fixture(), options),
            "no term is left: 7 distinct terms, of which vectorize.max_df (10%) dropped 7; raise vectorize.max_df, or "
            "add documents");
}

TEST(Prune, SaysWhenThereWasNothingToCount) {
  EXPECT_EQ(failure(count_words({"", ""}), plain_options()),
            "no term is left: the analyzer left no token in 2 documents; look at text.tokenizer and text.filters");
  EXPECT_EQ(failure(count_words({}), plain_options()), "no term is left: there are no documents; look at input.path");
}

TEST(Prune, CountsBeyond32Bits) {
  const SparseMatrix counts{2, 1, {0, 1, 2}, {0, 0}, {3e9F, 3e9F}};
  const auto pruned = prune(corpus_of_counts(std::vector<DocumentInfo>(2), {"word"}, counts), plain_options());
  EXPECT_EQ(pruned.terms[0].count, 6'000'000'000);
  EXPECT_THAT(pruned.known_tokens, ElementsAre(3'000'000'000, 3'000'000'000));
}

/// A corpus of many blocks.
CountedCorpus large_corpus() {
  std::mt19937 random(5);
  std::vector<std::string> documents(20'000);
  for (auto& document : documents) {
    for (auto n = random() % 60; n > 0; --n)
      document += "w" + std::to_string(random() % 700 * (random() % 700) / 700) + " ";
  }
  return count_words(documents);
}

TEST(Vectorize, DoesNotDependOnThreads) {
  auto options = VectorizeOptions{};
  options.max_features = 500;
  std::vector<PrunedCounts> results;
  for (const std::size_t threads : {1U, 2U, 5U}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    results.push_back(prune(large_corpus(), options));
    results.back().counts = weights_of(PrunedCounts(results.back()), options);
  }
  for (const auto& result : results) {
    EXPECT_EQ(result.counts.columns, results[0].counts.columns);
    EXPECT_EQ(result.counts.values, results[0].counts.values);
    EXPECT_EQ(result.counts.row_starts, results[0].counts.row_starts);
    EXPECT_EQ(result.known_tokens, results[0].known_tokens);
  }
  std::int64_t known = 0;
  std::int64_t counted = 0;
  for (const auto tokens : results[0].known_tokens) known += tokens;
  for (const auto& term : results[0].terms) counted += term.count;
  EXPECT_EQ(known, counted);
}

}  // namespace
}  // namespace topicmill
