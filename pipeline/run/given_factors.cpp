#include "pipeline/run/given_factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "matrices/matrix_file.hpp"
#include "nmf/algebra/column_sums.hpp"
#include "nmf/algebra/matrix_view.hpp"
#include "nmf/initializers/builtin.hpp"

namespace topicmill {
namespace {

template <class T>
void require_non_negative(const std::string& path, const BasicSparseMatrix<T>& matrix) {
  for (std::int64_t i = 0; i < matrix.rows; ++i) {
    MatrixView<T>(matrix).for_each_in_row(i, [&](std::int64_t j, T value) {
      if (value >= 0) return;
      throw InputError(fmt::format("nmf.init.files: '{}' has {} at row {}, column {}; factors have values of 0 or more",
                                   path, value, i + 1, j + 1));
    });
  }
}

/// Factors as they are found, each at most once.
template <class T>
class Finding {
 public:
  Finding(const MatrixView<T>& V, std::int64_t k) : n_(V.rows()), m_(V.cols()), k_(k) {}

  void add(const std::string& path) {
    const BasicSparseMatrix<T> matrix = read_matrix<T>(path);
    require_non_negative(path, matrix);
    if (!W_ && matrix.rows == n_ && matrix.cols == k_) {
      W_ = to_dense(matrix);
    } else if (!H_ && matrix.rows == k_ && matrix.cols == m_) {
      H_ = to_dense(transpose(matrix));
    } else {
      throw InputError(
          fmt::format("nmf.init.files: '{}' is {} x {}, and {} is wanted; set nmf.topics to the number of "
                      "its topics, or give the file that belongs to this matrix",
                      path, matrix.rows, matrix.cols, wanted()));
    }
  }

  BasicFactors<T> finish(double mean) && {
    if (!W_) W_ = counterpart(*H_, n_, mean);
    if (!H_) H_ = counterpart(*W_, m_, mean);
    return {std::move(*W_), std::move(*H_)};
  }

 private:
  std::string wanted() const {
    const std::string W = W_ ? "" : fmt::format("W of {} x {}", n_, k_);
    const std::string H = H_ ? "" : fmt::format("H of {} x {}", k_, m_);
    return W + (W.empty() || H.empty() ? "" : " or ") + H + (W.empty() && H.empty() ? "no third factor" : "");
  }

  /// Equal entries, so that the product has the mean of V.
  static BasicFactor<T> counterpart(const BasicFactor<T>& X, std::int64_t rows, double mean) {
    double sum = 0;
    for (const double s : column_sums(X)) sum += s;
    BasicFactor<T> result(rows, X.k());
    const double value = sum > 0 ? mean * static_cast<double>(X.rows()) / sum : mean;
    for (std::int64_t i = 0; i < rows; ++i) std::fill_n(result.row(i), X.k(), static_cast<T>(value));
    return result;
  }

  std::int64_t n_;
  std::int64_t m_;
  std::int64_t k_;
  std::optional<BasicFactor<T>> W_;
  std::optional<BasicFactor<T>> H_;
};

template <class T>
BasicFactors<T> read_factors(const std::vector<std::string>& paths, const MatrixView<T>& V, std::int64_t k) {
  if (paths.empty()) throw UsageError("nmf.init.files names no file; give W, H or both: files: [W.csv, H.csv]");
  Finding<T> finding(V, k);
  for (const auto& path : paths) finding.add(path);
  return std::move(finding).finish(std::ldexp(mean_value(V), V.exponent()));
}

}  // namespace

Factors GivenFactors::initialize(const MatrixView<float>& V, const MatrixView<float>& /*Vt*/, std::int64_t k,
                                 std::uint64_t /*seed*/) const {
  return read_factors(options_.paths, V, k);
}

BasicFactors<double> GivenFactors::initialize(const MatrixView<double>& V, const MatrixView<double>& /*Vt*/,
                                              std::int64_t k, std::uint64_t /*seed*/) const {
  return read_factors(options_.paths, V, k);
}

Member<Initializer> given_factors() {
  return member<Initializer, GivenFactors, GivenFactorsOptions>("files",
                                                                "W, H or both from files: a warm start, known topics.");
}

}  // namespace topicmill
