#include "nmf/initializer.hpp"

#include <algorithm>
#include <cmath>

#include "nmf/algebra/scale.hpp"

namespace topicmill {
namespace {

/// V times `scale` in float, sparse or dense as V is, and its view.
class Narrowed {
 public:
  Narrowed(const MatrixView<double>& V, double scale) : column_blocks_(V.column_blocks()) {
    if (V.dense()) {
      dense_ = with_values_of<float>(*V.dense(), scale);
    } else {
      sparse_ = {V.sparse()->rows, V.cols(), V.sparse()->row_starts, V.sparse()->columns, {}, V.placed_rows().blocks};
      std::transform(V.sparse()->values.begin(), V.sparse()->values.end(), std::back_inserter(sparse_.values),
                     [scale](double v) { return static_cast<float>(v * scale); });
    }
  }
  MatrixView<float> view() const {
    if (dense_.rows() > 0) return dense_;
    return {sparse_, 0, column_blocks_};
  }

 private:
  const RowBlocks* column_blocks_;
  SparseMatrix sparse_;
  Factor dense_;
};

}  // namespace

BasicFactors<double> Initializer::initialize(const MatrixView<double>& V, const MatrixView<double>& Vt, std::int64_t k,
                                             std::uint64_t seed) const {
  const double scale = largest_value(V);
  const Narrowed narrow_V(V, 1 / scale);
  const Narrowed narrow_Vt(Vt, 1 / scale);
  const Factors start = initialize(narrow_V.view(), narrow_Vt.view(), k, seed);
  return {with_values_of<double>(start.W, std::sqrt(scale)), with_values_of<double>(start.H, std::sqrt(scale))};
}

}  // namespace topicmill
