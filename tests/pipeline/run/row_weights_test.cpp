#include "pipeline/run/row_weights.hpp"

#include <gmock/gmock.h>

#include "matrices/matrix_file.hpp"
#include "pipeline/run/run_in_memory.hpp"
#include "tests/pipeline/trained.hpp"
#include "text/vectorize/document_degree.hpp"

namespace topicmill {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

NmfOptions with_loss(const char* loss) {
  NmfOptions options;
  options.loss = loss;
  return options;
}

TEST(RowWeights, ScaleRowsUnderTheirLoss) {
  const Registry registry = builtin_registry();
  const WeightedMatrix V{{}, {1, 2, 3}, {}};
  const auto weighted = [&](const char* loss) { return row_weights(V, with_loss(loss), registry); };
  EXPECT_THAT(weighted("frobenius"),
              ElementsAre(DoubleNear(3.0 / 14, 1e-12), DoubleNear(12.0 / 14, 1e-12), DoubleNear(27.0 / 14, 1e-12)));
  EXPECT_THAT(weighted("kullback_leibler"),
              ElementsAre(DoubleNear(0.5, 1e-12), DoubleNear(1, 1e-12), DoubleNear(1.5, 1e-12)));
  EXPECT_THAT(weighted("itakura_saito"), IsEmpty()) << "the scale of a row changes nothing";
  EXPECT_THAT(row_weights({}, with_loss("frobenius"), registry), IsEmpty());
}

class DocumentDegree : public testing::Test {
 protected:
  DocumentDegree() { folder_.write("docs.jsonl", two_themes()); }

  SparseMatrix vectors(const std::string& degree) const {
    NoProgress progress;
    vectorize(config_in(folder_, {"vectorize.term_degree=0", "vectorize.document_degree=" + degree}), registry_,
              progress);
    return read_matrix((folder_ / "run/tfidf.mtx").string());
  }

  InMemoryRun run(const std::vector<std::string>& options) const {
    NoProgress progress;
    return run_in_memory(config_in(folder_, options), registry_, progress);
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(DocumentDegree, ScalesTheRowsThatOtherToolsGet) {
  SparseMatrix V = vectors("0");
  const SparseMatrix scaled = vectors("0.5");
  scale_rows(document_scales(V, 0.5), V);
  ASSERT_EQ(scaled.columns, V.columns);
  for (std::size_t i = 0; i < V.values.size(); ++i) EXPECT_NEAR(scaled.values[i], V.values[i], 1e-6);
}

TEST_F(DocumentDegree, MakesTheTopicsOfTheScaledRows) {
  const InMemoryRun weighted =
      run({"vectorize.term_degree=0", "vectorize.document_degree=0.5", "nmf.max_iterations=50"});
  vectors("0.5");
  const InMemoryRun scaled =
      run({"input.path=" + folder_.path("run/tfidf.mtx"), "input.metadata=[]", "input.documents=none",
           "vectorize.tf=raw", "vectorize.idf=none", "vectorize.norm=none", "nmf.max_iterations=50"});
  EXPECT_NEAR(weighted.summary.relative_error, scaled.summary.relative_error, 1e-5);
  const auto& H = weighted.model.weights;
  for (std::int64_t term = 0; term < H.rows(); ++term) {
    for (std::int64_t topic = 0; topic < 2; ++topic) {
      EXPECT_NEAR(weighted.model.probability(term, topic), scaled.model.probability(term, topic), 1e-4);
    }
  }
  EXPECT_NE(weighted.summary.relative_error, run({"nmf.max_iterations=50"}).summary.relative_error);
}

TEST_F(DocumentDegree, IsNothingToItakuraSaito) {
  const std::vector<std::string> options{"nmf.loss=itakura_saito", "nmf.max_iterations=5"};
  auto with_degree = options;
  with_degree.emplace_back("vectorize.document_degree=0.5");
  EXPECT_EQ(run(with_degree).summary.objective, run(options).summary.objective);
}

}  // namespace
}  // namespace topicmill
