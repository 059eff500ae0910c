// nmf.init: {files: [W.csv, H.csv]}: a start that was computed before, or known topics.
#pragma once

#include <string>
#include <vector>

#include "base/registry.hpp"
#include "nmf/initializer.hpp"

namespace topicmill {

struct GivenFactorsOptions {
  std::vector<std::string> paths;

  static constexpr bool shorthand = true;  ///< files: [W.csv, H.csv]
  static constexpr auto fields() {
    return std::tuple{
        field("paths", &GivenFactorsOptions::paths,
              "W (n rows, k columns) and H (k rows, m columns), as factorize writes them, in any format of "
              "matrices; of one alone the shape tells which it is.")};
  }
};

/// Reads W and H, and checks that they fit the matrix and k. A factor that is not given starts from one value that
/// gives the product the mean of V. Throws InputError where a file cannot be read, does not fit or has
/// negative values.
class GivenFactors : public Initializer {
 public:
  explicit GivenFactors(GivenFactorsOptions options) : options_(std::move(options)) {}

  Factors initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                     std::uint64_t seed) const override;
  BasicFactors<double> initialize(const MatrixView<double>& V, const MatrixView<double>& Vt, std::int64_t k,
                                  std::uint64_t seed) const override;
  bool is_given() const override { return true; }
  bool has_zeros() const override { return true; }

 private:
  GivenFactorsOptions options_;
};

/// The initializations that read files: `files`.
Member<Initializer> given_factors();

}  // namespace topicmill
