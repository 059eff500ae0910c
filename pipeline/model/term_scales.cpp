#include "pipeline/model/term_scales.hpp"

#include <functional>

#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

template <class Operation>
Factor scaled(Factor H, const std::vector<double>& scales, Operation operation) {
  for_each_range(even_rows(std::ssize(scales), H.k()), [&](RowRange rows) {
    for (std::int64_t row = rows.begin; row < rows.end; ++row) {
      const double scale = scales[static_cast<std::size_t>(row)];
      for (std::int64_t t = 0; t < H.k(); ++t) {
        H(row, t) = static_cast<float>(operation(static_cast<double>(H(row, t)), scale));
      }
    }
  });
  return H;
}

}  // namespace

Factor without_scales(Factor H, const std::vector<double>& scales) {
  return scaled(std::move(H), scales, std::divides<>());
}

Factor with_scales(Factor H, const std::vector<double>& scales) {
  return scaled(std::move(H), scales, std::multiplies<>());
}

}  // namespace topicmill
