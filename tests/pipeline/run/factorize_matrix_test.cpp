// What run.json and convergence.csv report of `factorize` is what the files of W and H give.
#include "pipeline/run/factorize_matrix.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "matrices/matrix_file.hpp"
#include "nmf/algebra/matrix_view.hpp"
#include "pipeline/builtin_registry.hpp"
#include "tests/nmf/matrices.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

class FactorizeFiles : public testing::Test {
 protected:
  void write_matrix(const std::string& text) { write_file(folder_ / "V.csv", text); }

  /// 22 x 17 with a fifth of it nan, unlike any product of three topics.
  void write_matrix_with_holes() {
    std::string text;
    for (std::uint64_t i = 0; i < 22; ++i) {
      for (std::uint64_t j = 0; j < 17; ++j) {
        const bool known = random_uniform(8, 17 * i + j) > 0.2F;
        text += (j > 0 ? "," : "") + (known ? std::to_string(random_uniform(9, 17 * i + j)) : "nan");
      }
      text += "\n";
    }
    write_matrix(text);
  }

  FactorizeReport factorize_with(std::vector<std::string> sets, const std::string& format = "csv") {
    sets.push_back("input.path=" + folder_.path("V.csv"));
    FactorizeJob job{config_from(value_of_sets(sets), registry_), format, {}, {}, {}};
    job.config.output.directory = folder_.path("out");
    NoProgress progress;
    return factorize_matrix(job, registry_, progress);
  }

  nlohmann::json factorization() const {
    return nlohmann::json::parse(file_text(folder_ / "out/run.json")).at("factorization");
  }

  BasicFactor<double> matrix(const std::string& name) const {
    return to_dense(read_matrix<double>(folder_.path(name), nullptr, true));
  }

  /// 1/2 |V - WH|^2 over what is known, from the files, in values as they are read in float32; and |V|^2 / 2.
  std::pair<double, double> halved_squares(const std::string& format) const {
    const auto V = matrix("V.csv");
    const auto W = matrix("out/W." + format);
    const auto H = matrix("out/H." + format);
    double error = 0;
    double norm = 0;
    for (std::int64_t i = 0; i < V.rows(); ++i) {
      for (std::int64_t j = 0; j < V.k(); ++j) {
        if (std::isnan(V(i, j))) continue;
        const auto v = static_cast<double>(static_cast<float>(V(i, j)));
        double p = 0;
        for (std::int64_t t = 0; t < W.k(); ++t) p += W(i, t) * H(t, j);
        error += (v - p) * (v - p) / 2;
        norm += v * v / 2;
      }
    }
    return {error, norm};
  }

  double sum_of(const std::string& name) const {
    double sum = 0;
    for (const double x : entries(matrix(name))) sum += x;
    return sum;
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(FactorizeFiles, HoldWhatIsReportedWhereValuesAreMissing) {
  write_matrix_with_holes();
  for (const std::string format : {"csv", "npy"}) {
    for (const std::string solver : {"hals", "mu", "als", "bpp"}) {
      factorize_with({"nmf.topics=3", "nmf.missing=nan", "nmf.solver=" + solver}, format);
      const auto [objective, norm] = halved_squares(format);
      EXPECT_NEAR(factorization().at("objective"), objective, 1e-6 * objective) << solver;
      EXPECT_NEAR(factorization().at("relative_error"), std::sqrt(objective / norm), 1e-6) << solver;
      EXPECT_EQ(factorization().at("living_topics"), 3);
    }
  }
}

TEST_F(FactorizeFiles, HoldWhatIsReportedUnderPenaltiesThatKillTopics) {
  write_matrix_with_holes();
  for (const std::string weight : {"0.001", "0.01", "0.05", "0.2"}) {
    const auto report = factorize_with(
        {"nmf.topics=10", "nmf.missing=nan", "nmf.regularization={l1_w: " + weight + ", l1_h: " + weight + "}"});
    const double l1 = std::stod(weight);
    const double objective =
        halved_squares("csv").first + 17 * l1 * sum_of("out/W.csv") + 22 * l1 * sum_of("out/H.csv");
    EXPECT_NEAR(factorization().at("objective"), objective, 1e-6 * objective) << weight;
    EXPECT_LE(objective, halved_squares("csv").second * (1 + 1e-6)) << "zeros are better, weight " << weight;
    EXPECT_THAT(file_text(folder_ / "out/convergence.csv"),
                HasSubstr(factorization().at("objective").dump().substr(0, 12)));
    EXPECT_TRUE(factorization().at("living_topics") == 10 || !report.warnings.empty()) << weight;
  }
}

TEST_F(FactorizeFiles, HoldTheOneTopicThatIsWorthItsPenalty) {
  write_matrix("3,0\n0,1\n");
  const auto report = factorize_with({"nmf.topics=2", "nmf.regularization={l1_w: 0.5, l1_h: 0.5}"});
  const double objective = halved_squares("csv").first + sum_of("out/W.csv") + sum_of("out/H.csv");
  EXPECT_NEAR(objective, 3.77719, 1e-5);
  EXPECT_NEAR(factorization().at("objective"), objective, 1e-6);
  EXPECT_EQ(factorization().at("living_topics"), 1);
  ASSERT_FALSE(report.warnings.empty());
  EXPECT_THAT(report.warnings.front(), HasSubstr("1 of 2 topics is zero"));
}

}  // namespace
}  // namespace topicmill
