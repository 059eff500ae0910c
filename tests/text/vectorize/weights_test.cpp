// Weights beyond tf and idf, by values worked out by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <cmath>
#include <random>

#include "tests/text/counting.hpp"
#include "tests/text/weighing.hpp"
#include "text/vectorize/bm25_weight.hpp"
#include "text/vectorize/document_degree.hpp"

namespace topicmill {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Pointwise;

MATCHER(IsNear, "") { return std::abs(static_cast<double>(std::get<0>(arg)) - std::get<1>(arg)) < 1e-6; }

/// Every term and nothing but the counts.
VectorizeOptions counts_alone() {
  VectorizeOptions options;
  options.min_df = {1, false};
  options.max_df = {1, true};
  options.tf = "raw";
  options.idf = DocumentWeight::none;
  options.norm = RowNorm::none;
  options.term_degree = 0;
  options.document_degree = 0;
  return options;
}

PrunedCounts pruned(const std::vector<std::string>& documents, const VectorizeOptions& options) {
  auto corpus = count_words(documents);
  return prune(corpus, options);
}

SparseMatrix weights_of(const std::vector<std::string>& documents, const VectorizeOptions& options) {
  return weights_of(pruned(documents, options), options);
}

/// 17 tokens in six documents; bird bond cat dog fish market stock.
const std::vector<std::string> fixture{
    "cat dog cat", "dog fish", "cat fish bird dog", "stock bond", "bond market stock market", "fish stock"};

void expect_row(const SparseMatrix& matrix, std::int64_t row, const std::vector<double>& expected) {
  EXPECT_THAT(matrix.row_values(row), Pointwise(IsNear(), expected)) << "row " << row;
}

TEST(Bm25, SaturatesCountsByTheLengthOfTheDocument) {
  auto options = counts_alone();
  options.tf = Bm25Options{.k1 = 1.2, .b = 0.5};
  // 1.2 (0.5 + 0.5 * 3 / (17 / 6)) = 1.235294; cat twice, dog once
  expect_row(weights_of(fixture, options), 0, {2 * 2.2 / 3.2352941, 2.2 / 2.2352941});
  options.tf = Bm25Options{.k1 = 2, .b = 1};  // 2 * 3 / (17 / 6) = 2.117647
  expect_row(weights_of(fixture, options), 0, {6 / 4.1176471, 3 / 3.1176471});
  options.tf = Bm25Options{.k1 = 0, .b = 1};
  expect_row(weights_of(fixture, options), 0, {1, 1});
}

TEST(Bm25, NewDocumentsAreMeasuredByTheTrainingDocuments) {
  auto options = counts_alone();
  options.tf = Bm25Options{.k1 = 1.2, .b = 0.5};
  const auto weigher = weigher_of(pruned({"cat dog cat", "dog fish", "cat fish bird dog", "stock bond", "", "",
                                          "bond market stock market", "fish stock"},
                                         options),
                                  options);  // documents without terms do not shorten the mean
  // cat once and dog five times: 1.2 (0.5 + 0.5 * 6 / (17 / 6)) = 1.870588
  expect_row(weigher({1, 7, {0, 2}, {2, 3}, {1, 5}}), 0, {2.2 / 2.8705882, 11 / 6.8705882});
}

TEST(Bm25, ACountOfZeroWeighsNothing) {
  auto options = counts_alone();
  options.tf = Bm25Options{.k1 = 0, .b = 1};
  EXPECT_THAT(weigher_of(pruned(fixture, options), options)({1, 7, {0, 1}, {2}, {0}}).values, ElementsAre(0.0F));
}

TEST(Idf, OfBm25AndItsPowers) {
  auto options = counts_alone();
  options.idf = DocumentWeight::bm25;
  const auto terms = pruned(fixture, options).terms;
  EXPECT_NEAR(terms[0].idf, std::log(5.5 / 1.5 + 1), 1e-12) << "bird, in 1 of 6";
  EXPECT_NEAR(terms[3].idf, std::log(2), 1e-12) << "dog, in 3 of 6";
  expect_row(weights_of(fixture, options), 0, {2 * std::log(2.8), std::log(2)});
  options.idf_power = 2;
  EXPECT_NEAR(pruned(fixture, options).terms[3].idf, 0.480453, 1e-6);
  expect_row(weights_of(fixture, options), 0, {2 * std::log(2.8) * std::log(2.8), std::log(2) * std::log(2)});
  options.idf_power = 0;
  expect_row(weights_of(fixture, options), 0, {2, 1});
}

TEST(Ppmi, IsTheSurpriseOfATermInADocument) {
  auto options = counts_alone();
  options.tf = "ppmi";
  expect_row(weights_of(fixture, options), 0, {std::log(2.0 * 17 / (3 * 3)), std::log(1.0 * 17 / (3 * 3))});
  expect_row(weights_of(fixture, options), 5, {std::log(1.0 * 17 / (2 * 3)), std::log(1.0 * 17 / (2 * 3))});
}

TEST(Ppmi, WhatComesAsOftenAsByChanceWeighsNothing) {
  auto options = counts_alone();
  options.tf = "ppmi";
  const auto V = weights_of({"a a a b", "a a a a c", "c"}, options);
  EXPECT_THAT(V.row_columns(0), ElementsAre(0U, 1U)) << "the term is still there";
  expect_row(V, 0, {std::log(3.0 * 10 / (4 * 7)), std::log(10.0 / 4)});
  expect_row(V, 1, {std::log(4.0 * 10 / (5 * 7)), 0});  // c: 10 / (5 * 2)
  expect_row(weigher_of(pruned({"a a a b", "a a a a c", "c"}, options), options)({1, 3, {0, 2}, {0, 1}, {1, 1}}), 0,
             {0, std::log(10.0 / 2)});
}

TEST(TermDegree, ScalesTermsByWhatTheyHaveInCommon) {
  auto options = counts_alone();
  options.norm = RowNorm::l2;
  options.term_degree = 0.5;
  // l2: (1, 0), (r, r), r = 1 / sqrt(2); D = (1 + r 2 r, r 2 r) = (2, 1), whose roots are (1 / r, 1)
  const auto V = weights_of({"a", "a b"}, options);
  expect_row(V, 0, {1});
  expect_row(V, 1, {0.5773503, 0.8164966});
  const auto weigher = weigher_of(pruned({"a", "a b"}, options), options);
  expect_row(weigher({1, 2, {0, 2}, {0, 1}, {2, 1}}), 0, {0.8164966, 0.5773503});
  options.norm = RowNorm::none;
  options.term_degree = 1;  // (1, 0), (1, 1); D = (3, 2)
  expect_row(weights_of({"a", "a b"}, options), 1, {1.0 / 3, 1.0 / 2});
}

TEST(DocumentDegree, OddDocumentsWeighMore) {
  // (1, 0), (1, 1), nothing; the rows add up to (2, 1): d = 2, 3
  const auto V = weights_of({"a", "a b", ""}, counts_alone());
  const std::vector<double> expected{std::sqrt(1.2), std::sqrt(0.8), 1};
  EXPECT_THAT(document_scales(V, 0.5), Pointwise(IsNear(), expected));
  EXPECT_THAT(document_scales(V, 0), testing::IsEmpty());
  auto scaled = V;
  scale_rows(document_scales(V, 0.5), scaled);
  expect_row(scaled, 1, {std::sqrt(0.8), std::sqrt(0.8)});
}

/// a with b in 3 of 8 documents, with e in 2, with the rest, c, in every one.
const std::vector<std::string> company{"a b e c", "a b e c", "a b c", "a c", "c", "c", "c", "c"};

TEST(Neighbors, AreThoseThatComeTogetherAboveChance) {
  auto options = counts_alone();
  const double near = std::log(3 * 8 / (4.0 * 3)) / std::log(8.0 / 3);
  const auto S = nearest_terms(pruned(company, options).counts, {.count = 10, .weight = 0.5});
  EXPECT_THAT(S.row_starts, ElementsAre(0, 1, 2, 2, 2)) << "e shares too few documents, c says nothing";
  EXPECT_THAT(S.columns, ElementsAre(1U, 0U));
  EXPECT_THAT(S.values, Each(testing::FloatNear(static_cast<float>(near / 2), 1e-6F)));

  options.neighbors = NeighborOptions{.count = 10, .weight = 0.5};
  const auto V = weights_of(company, options);
  EXPECT_THAT(V.row_columns(3), ElementsAre(0U, 1U, 2U)) << "a and c, and b beside a";
  expect_row(V, 3, {1, near / 2, 1});
  expect_row(V, 2, {1 + near / 2, 1 + near / 2, 1});
  EXPECT_THAT(V.row_columns(7), ElementsAre(2U));
}

TEST(Neighbors, OfEqualsTheLowerTermIsNearer) {
  const std::vector<std::string> documents{"a b c d", "a b c d", "a b c d", "e", "e", "e"};
  const auto S = nearest_terms(pruned(documents, counts_alone()).counts, {.count = 2, .weight = 1});
  EXPECT_THAT(S.row_columns(0), ElementsAre(1U, 2U));
  EXPECT_THAT(S.row_columns(3), ElementsAre(0U, 1U));
  EXPECT_THAT(S.row_values(3), Each(1.0F));
}

/// A corpus of many blocks.
std::vector<std::string> many_documents() {
  std::mt19937 random(7);
  std::vector<std::string> documents(20'000);
  for (auto& document : documents) {
    const auto theme = random() % 20 * 40;
    for (auto n = random() % 20; n > 0; --n) {
      document += "w" + std::to_string(random() % 3 == 0 ? random() % 800 : theme + random() % 40) + " ";
    }
  }
  return documents;
}

TEST(Weights, DoNotDependOnThreads) {
  VectorizeOptions options;
  options.tf = Bm25Options{.k1 = 1.2, .b = 0.5};
  options.term_degree = 0.5;
  options.neighbors = NeighborOptions{};
  std::vector<SparseMatrix> matrices;
  std::vector<std::vector<double>> scales;
  for (const std::size_t threads : {1U, 2U, 5U}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    matrices.push_back(weights_of(many_documents(), options));
    scales.push_back(document_scales(matrices.back(), 0.25));
  }
  EXPECT_GT(matrices[0].nonzeros(), pruned(many_documents(), options).counts.nonzeros()) << "there are neighbors";
  for (std::size_t i = 1; i < matrices.size(); ++i) {
    EXPECT_TRUE(matrices[i].row_starts == matrices[0].row_starts);
    EXPECT_TRUE(matrices[i].columns == matrices[0].columns);
    EXPECT_TRUE(matrices[i].values == matrices[0].values);
    EXPECT_TRUE(scales[i] == scales[0]);
  }
}

TEST(Weights, OfADocumentAreThoseOfItsRow) {
  VectorizeOptions options;
  options.tf = Bm25Options{.k1 = 1.2, .b = 0.5};
  options.term_degree = 0.5;
  options.neighbors = NeighborOptions{};
  auto training = pruned(many_documents(), options);
  const auto weigher = weigher_of(training, options);
  const auto columns = training.counts.row_columns(4711);
  const auto counts = training.counts.row_values(4711);
  const SparseMatrix alone{1,
                           training.counts.cols,
                           {0, std::ssize(columns)},
                           {columns.begin(), columns.end()},
                           {counts.begin(), counts.end()}};
  const SparseMatrix row = weigher(alone);
  const SparseMatrix V = weigher(training.counts);
  EXPECT_TRUE(std::ranges::equal(row.columns, V.row_columns(4711)));
  EXPECT_TRUE(std::ranges::equal(row.values, V.row_values(4711)));
}

}  // namespace
}  // namespace topicmill
