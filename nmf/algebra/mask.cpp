#include "nmf/algebra/mask.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "nmf/kernels/kernels.hpp"

namespace topicmill {
namespace {

/// Those of 0 .. count-1 that are not in the ascending `columns`.
std::vector<std::uint32_t> complement(std::span<const std::uint32_t> columns, std::int64_t count) {
  std::vector<std::uint32_t> others;
  auto next = columns.begin();
  for (std::uint32_t j = 0; j < count; ++j) {
    if (next != columns.end() && *next == j) {
      ++next;
    } else {
      others.push_back(j);
    }
  }
  return others;
}

template <class T>
kernels::GatheredRows<T> gathered(const BasicFactor<T>& Y, const std::vector<std::uint32_t>& rows) {
  return {Y.row(0), Y.stride(), rows.data(), std::ssize(rows)};
}

/// x'y for the given rows y of Y, in double.
template <class T>
std::vector<double> products_with(const BasicFactor<T>& Y, const std::vector<std::uint32_t>& rows, const T* x) {
  std::vector<double> products(rows.size());
  kernels::wide_products(gathered(Y, rows), x, products.data());
  return products;
}

/// Sum over the given rows of Y of y y^T, gathered 64 at a time.
template <class T>
Gram gram_of(const BasicFactor<T>& Y, std::span<const std::uint32_t> rows) {
  Gram gram(Y.k());
  BasicFactor<T> block(kernels::panel_rows, Y.k());
  while (!rows.empty()) {
    const auto part = rows.first(std::min<std::size_t>(rows.size(), kernels::panel_rows));
    for (std::size_t a = 0; a < part.size(); ++a) {
      std::copy_n(Y.row(part[a]), Y.stride(), block.row(static_cast<std::int64_t>(a)));
    }
    kernels::add_gram(block.row(0), static_cast<std::int64_t>(part.size()), Y.k(), Y.stride(), gram.data());
    rows = rows.subspan(part.size());
  }
  gram.mirror();
  return gram;
}

}  // namespace

template <class T>
typename Mask<T>::Part Mask<T>::smaller_part(std::int64_t i) const {
  const auto listed = entries_->row_columns(i);
  const bool few = 2 * static_cast<std::int64_t>(listed.size()) <= entries_->cols;
  const bool observed = few == (lists_ == Lists::observed);
  if (few) return {{listed.begin(), listed.end()}, observed};
  return {complement(listed, entries_->cols), observed};
}

template <class T>
Gram Mask<T>::gram_of_row(std::int64_t i, const BasicFactor<T>& Y, const Gram& all) const {
  const auto [columns, observed] = smaller_part(i);
  Gram gram = gram_of(Y, columns);
  if (observed) return gram;
  std::transform(all.values.begin(), all.values.end(), gram.values.begin(), gram.values.begin(), std::minus<>());
  return gram;
}

template <class T>
std::vector<double> Mask<T>::sum_of_row(std::int64_t i, const BasicFactor<T>& Y, const std::vector<double>& all) const {
  const auto [columns, observed] = smaller_part(i);
  std::vector<double> sum = observed ? std::vector<double>(all.size(), 0.0) : all;
  for (const std::uint32_t j : columns) {
    const auto y = Y.row_span(j);
    for (std::size_t t = 0; t < y.size(); ++t) sum[t] += (observed ? 1 : -1) * static_cast<double>(y[t]);
  }
  // What is left of a sum of non-negative numbers is not negative but for rounding.
  if (!observed)
    std::replace_if(
        sum.begin(), sum.end(), [](double s) { return s < 0; }, 0.0);
  return sum;
}

template <class T>
double Mask<T>::squared_product_of_row(std::int64_t i, const T* x, const BasicFactor<T>& Y, const Gram& all) const {
  const auto [columns, observed] = smaller_part(i);
  const auto products = products_with(Y, columns, x);
  const double sum = std::inner_product(products.begin(), products.end(), products.begin(), 0.0);
  return observed ? sum : quadratic_form(all, x) - sum;
}

template <class T>
std::vector<double> Mask<T>::product_of_row(std::int64_t i, const T* x, const BasicFactor<T>& Y,
                                            const Gram& all) const {
  const auto [columns, observed] = smaller_part(i);
  std::vector<double> sum = observed ? std::vector<double>(static_cast<std::size_t>(Y.stride())) : product(all, x);
  auto products = products_with(Y, columns, x);
  if (!observed) std::transform(products.begin(), products.end(), products.begin(), std::negate<>());
  kernels::wide_sum(gathered(Y, columns), products.data(), sum.data());
  return sum;
}

template <class T>
void Mask<T>::observed_in_row(std::int64_t i, std::span<T> observed) const {
  const T listed{lists_ == Lists::observed ? T{1} : T{0}};
  std::fill(observed.begin(), observed.end(), 1 - listed);
  for (const std::uint32_t j : entries_->row_columns(i)) observed[j] = listed;
}

template class Mask<float>;
template class Mask<double>;

}  // namespace topicmill
