// nmf.init: {files: [W.csv, H.csv]}: a start that was written before.
#include "pipeline/run/given_factors.hpp"

#include <gmock/gmock.h>

#include "nmf/factorize.hpp"
#include "pipeline/builtin_registry.hpp"
#include "pipeline/run/factor_rows.hpp"
#include "tests/nmf/matrices.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

NmfOptions options_for(std::int64_t k, std::int64_t iterations) {
  NmfOptions options;
  options.topics = k;
  options.max_iterations = iterations;
  options.tolerance = 0;
  return options;
}

/// nmf.init: {files: [...]}.
Choice<Initializer> files(const std::vector<std::string>& paths) {
  std::vector<Value> items;
  for (const auto& path : paths) items.push_back(Value::quoted_text(path));
  return {"files", Value::map({{"paths", {}, Value::list(std::move(items))}})};
}

/// The start that the named files of the folder give for a matrix of n x m.
template <class T>
BasicFactors<T> start_from(const std::vector<std::string>& paths, const BasicFactor<T>& V, std::int64_t k) {
  return GivenFactors({paths}).initialize(V, V, k, 0);
}

template <class T>
class StartFiles : public testing::Test {};

using Elements = testing::Types<float, double>;
TYPED_TEST_SUITE(StartFiles, Elements);

TYPED_TEST(StartFiles, AreReadBackAsTheyWereWritten) {
  const TemporaryDirectory folder;
  const auto V = random_dense<TypeParam>(9, 7);
  const auto result = factorize(V, options_for(3, 5));
  write_dense_csv(rows_of(result.W), folder / "W.csv");
  write_dense_csv(columns_of(result.H), folder / "H.csv");
  write_npy(rows_of(result.W), folder / "W.npy");
  write_npy(columns_of(result.H), folder / "H.npy");
  for (const auto& [W_file, H_file] : {std::pair{"W.csv", "H.csv"}, {"W.npy", "H.npy"}, {"H.csv", "W.npy"}}) {
    const auto [W, H] = start_from({folder.path(W_file), folder.path(H_file)}, V, 3);
    EXPECT_EQ(entries(W), entries(result.W)) << W_file;
    EXPECT_EQ(entries(H), entries(result.H)) << H_file;
  }
}

TYPED_TEST(StartFiles, GoOnWhereARunEnded) {
  const TemporaryDirectory folder;
  const auto V = random_dense<TypeParam>(30, 20);
  const auto before = factorize(V, options_for(4, 1000));
  write_dense_csv(rows_of(before.W), folder / "W.csv");
  write_dense_csv(columns_of(before.H), folder / "H.csv");
  auto options = options_for(4, 1);
  options.init = files({folder.path("W.csv"), folder.path("H.csv")});
  const auto after = factorize(V, options, 42, builtin_registry());
  EXPECT_NEAR(after.summary.relative_error, before.summary.relative_error, 1e-5);
  EXPECT_LE(after.summary.objective, before.summary.objective * (1 + 1e-6));
}

TYPED_TEST(StartFiles, OneAloneIsToldByItsShapeAndTheOtherGivesTheMean) {
  const TemporaryDirectory folder;
  const auto V = random_dense<TypeParam>(9, 7);
  double mean = 0;
  for (const TypeParam v : entries(V)) mean += static_cast<double>(v) / 63;
  const auto start = random_factors<TypeParam>(9, 7, 3);
  write_dense_csv(rows_of(start.W), folder / "W.csv");
  write_dense_csv(columns_of(start.H), folder / "H.csv");
  const auto of_W = start_from({folder.path("W.csv")}, V, 3);
  const auto of_H = start_from({folder.path("H.csv")}, V, 3);
  EXPECT_EQ(entries(of_W.W), entries(start.W));
  EXPECT_EQ(entries(of_H.H), entries(start.H));
  for (const auto* start_of : {&of_W, &of_H}) {
    double product_mean = 0;
    for (const TypeParam p : entries(product(start_of->W, start_of->H))) product_mean += static_cast<double>(p) / 63;
    EXPECT_NEAR(product_mean, mean, 1e-5);
  }
}

TYPED_TEST(StartFiles, AreFactorsOfTheMatrixBeforeItIsWeighted) {
  const TemporaryDirectory folder;
  const auto V = random_dense<TypeParam>(9, 7);
  const auto start = random_factors<TypeParam>(9, 7, 3);
  write_dense_csv(columns_of(start.H), folder / "H.csv");
  auto options = options_for(3, 5);
  options.init = files({folder.path("H.csv")});
  options.fixed = FixedFactor::h;
  const std::vector<double> weights(7, 9.0);
  Problem<TypeParam> problem(V);
  problem.column_weights = weights;
  EXPECT_LT(largest_difference(factorize(problem, options, 42, builtin_registry()).H, start.H), 2e-7);
}

class BadStartFiles : public testing::Test {
 protected:
  BadStartFiles() {
    write_file(folder_ / "W.csv", "1,2\n3,4\n5,6\n");     // 3 x 2
    write_file(folder_ / "H.csv", "1,2,3,4\n5,6,7,8\n");  // 2 x 4
    write_file(folder_ / "other.csv", "1,2,3\n4,5,6\n");
  }

  std::string error_of(const std::vector<std::string>& names) {
    std::vector<std::string> paths;
    for (const auto& name : names) paths.push_back(folder_.path(name));
    std::string message = message_of<Error>([&] { start_from(paths, random_dense<float>(3, 4), 2); });
    const auto at = message.find(folder_.path().string());
    return at == std::string::npos ? message : message.erase(at, folder_.path().string().size() + 1);
  }

  TemporaryDirectory folder_;
};

TEST_F(BadStartFiles, SayWhichShapeIsWanted) {
  const std::string mend = "; set nmf.topics to the number of its topics, or give the file that belongs to this matrix";
  EXPECT_EQ(error_of({"other.csv"}),
            "nmf.init.files: 'other.csv' is 2 x 3, and W of 3 x 2 or H of 2 x 4 is wanted" + mend);
  EXPECT_EQ(error_of({"W.csv", "other.csv"}), "nmf.init.files: 'other.csv' is 2 x 3, and H of 2 x 4 is wanted" + mend);
  EXPECT_EQ(error_of({"H.csv", "H.csv"}), "nmf.init.files: 'H.csv' is 2 x 4, and W of 3 x 2 is wanted" + mend);
  EXPECT_EQ(error_of({"W.csv", "H.csv", "W.csv"}),
            "nmf.init.files: 'W.csv' is 3 x 2, and no third factor is wanted" + mend);
}

TEST_F(BadStartFiles, AreNamed) {
  EXPECT_EQ(error_of({"none.csv"}), "cannot read 'none.csv': there is no such file; check its path");
  EXPECT_EQ(error_of({}), "nmf.init.files names no file; give W, H or both: files: [W.csv, H.csv]");
  write_file(folder_ / "negative.csv", "1,2,3,4\n5,-6,7,8\n");
  EXPECT_EQ(error_of({"negative.csv"}),
            "nmf.init.files: 'negative.csv' has -6 at row 2, column 2; factors have values of 0 or more");
}

}  // namespace
}  // namespace topicmill
