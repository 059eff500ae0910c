#include "nmf/quadratic_half_step.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>

#include "nmf/algebra/multiply.hpp"
#include "nmf/algebra/multiply_rows.hpp"
#include "nmf/algebra/shared_rows.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/entries.hpp"
#include "nmf/squared_error.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;

/// With many topics the first three iterations make one sweep a product: rows that settle while the other factor is
/// still the start end in worse optima, at 200 topics by 6e-4 of the error.
constexpr std::int64_t many_topics = 128;
constexpr int gentle_updates = 6;

/// Near an exact fit, at this share of |V|^2, the terms of the error cancel, and the residuals themselves are summed;
/// in small matrices always, where rounding does not average out; never where columns lie in blocks, of which others
/// may have some.
constexpr double cancelling_share = 1e-3;
constexpr std::int64_t small_product = 1 << 17;  // entries times topics

/// What a task gathers over its rows.
struct RowSums {
  double cross = 0;    ///< <V Y, X>
  double product = 0;  ///< |X Y^T|_F^2 over the observed entries, where some are missing

  RowSums& operator+=(const RowSums& other) {
    cross += other.cross;
    product += other.product;
    return *this;
  }
};

template <class T>
std::vector<double> values_of_row(const MatrixView<T>& V, std::int64_t i) {
  std::vector<double> values;
  V.for_each_in_row(i, [&](std::int64_t, T v) { values.push_back(static_cast<double>(v)); });
  return values;
}

/// Updates rows of X, 64 at a time; where entries are missing one at a time, each by a rule of its own.
template <class T>
class PanelUpdate {
 public:
  PanelUpdate(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& whole_product, const Gram& gram_Y,
              const PanelRule<T>& shared_rule, const PanelRuleMaker<T>& make_rule, int sweeps)
      : side_(side),
        Y_(Y),
        whole_product_(whole_product),
        gram_Y_(gram_Y),
        shared_rule_(shared_rule),
        own_rule_(side.mask ? make_rule() : nullptr),
        sweeps_(sweeps),
        product_(BasicFactor<T>::uninitialized(panel_rows, Y.k())),
        panels_(BasicFactor<T>::uninitialized(3, kernels::panel_topics(product_.k()) * panel_rows)) {}

  void operator()(RowRange rows, const BasicFactor<T>& X, BasicFactor<T>& next, bool with_fit, RowSums& sums) {
    const std::int64_t at_once = side_.mask ? 1 : panel_rows;
    for (std::int64_t row = rows.begin; row < rows.end; row += at_once) {
      const std::int64_t count = std::min(at_once, rows.end - row);
      const Gram own_gram = side_.mask ? side_.mask->gram_of_row(row, Y_, gram_Y_) : Gram();
      if (side_.mask) own_rule_->prepare(with_ridge(own_gram, side_.penalty.l2_of(row)));
      update({row, row + count}, X.row(row), next.row(row));
      if (!with_fit) continue;
      sums.cross += kernels::inner_product(product_of(row), next.row(row), count, X.stride());
      if (side_.mask) sums.product += quadratic_form(own_gram, next.row(row));
    }
  }

 private:
  void update(RowRange rows, const T* x, T* next) {
    const std::int64_t k = product_.k();
    const std::int64_t count = rows.end - rows.begin;
    const Panel<T> B(panels_.row(0), k);
    const Panel<T> X(panels_.row(1), k);
    if (whole_product_.rows() == 0) multiply_rows(side_.V, rows, Y_, product_.row(0));
    kernels::to_panel(product_of(rows.begin), count, k, product_.stride(), B.data());
    subtract_l1(rows, B);
    kernels::to_panel(x, count, k, product_.stride(), X.data());
    const PanelRule<T>& rule = side_.mask ? *own_rule_ : shared_rule_;
    rule.update(B, sweeps_, {panels_.row(2), k}, X);
    kernels::from_panel(X.data(), count, k, product_.stride(), next);
  }

  const T* product_of(std::int64_t first_row) const {
    return whole_product_.rows() == 0 ? product_.row(0) : whole_product_.row(first_row);
  }

  void subtract_l1(RowRange rows, Panel<T> B) const {
    if (!(side_.penalty.l1 > 0)) return;
    for (std::int64_t row = rows.begin; row < rows.end; ++row) {
      const T l1 = static_cast<T>(side_.penalty.l1_of(row));
      for (std::int64_t t = 0; t < B.k(); ++t) B(t)[static_cast<std::size_t>(row - rows.begin)] -= l1;
    }
  }

  const Side<T>& side_;
  const BasicFactor<T>& Y_;
  const BasicFactor<T>& whole_product_;
  const Gram& gram_Y_;
  const PanelRule<T>& shared_rule_;
  std::unique_ptr<PanelRule<T>> own_rule_;
  int sweeps_;
  BasicFactor<T> product_;
  BasicFactor<T> panels_;
};

}  // namespace

template <class T>
int worthwhile_sweeps(const MatrixView<T>& V, std::int64_t k) {
  const double ratio =
      static_cast<double>(V.whole_entries()) / (static_cast<double>(V.whole_rows()) * static_cast<double>(k));
  return static_cast<int>(std::clamp(1.5 + 2 * ratio, 2.0, 4.0));
}

template <class T>
void QuadraticHalfStep<T>::update(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X,
                                  BasicFactor<T>& next, Fit* fit) {
  const Gram gram_Y = gram(Y);
  // Both penalties amend the row problems alone: l2 the Gram matrix, l1 the right-hand side.
  rule_->prepare(with_ridge(gram_Y, side.penalty.l2));
  const bool gentle = X.k() > many_topics && updates_++ < gentle_updates;
  const int sweeps = gentle ? 1 : worthwhile_sweeps(side.V, X.k());
  const bool is_whole = side.V.column_blocks() == nullptr;
  if (!is_whole) multiply_(side.V, Y, whole_product_);
  const BasicFactor<T> by_panels;
  const BasicFactor<T>& product = is_whole ? by_panels : whole_product_;
  tbb::enumerable_thread_specific<PanelUpdate<T>> updates(
      [&] { return PanelUpdate<T>(side, Y, product, gram_Y, *rule_, make_rule_, sweeps); });
  const RowTasks tasks = rows_by_cost(side.V, X.k(), shared_rows(side.V));
  const RowSums sums = sum_over_rows(
      tasks, RowSums(), [&](RowRange rows, RowSums& sum) { updates.local()(rows, X, next, fit != nullptr, sum); });
  share_updates(side.V, next);
  if (fit == nullptr) return;
  if (!squared_norm_) squared_norm_ = side.squared_norm ? *side.squared_norm : squared_norm(side.V);
  const double squared_product = side.mask ? sums.product : inner_product(gram_Y, gram(next));
  fit->squared_error = *squared_norm_ - 2 * sums.cross + squared_product;
  fit->squared_error = std::max(0.0, fit->squared_error);
  const double share = side.V.entries() * X.k() < small_product ? 1 : cancelling_share;
  if (is_whole && fit->squared_error < share * *squared_norm_) fit->squared_error = squared_error(side, next, Y);
  fit->objective = fit->squared_error / 2;
}

template <class T>
std::optional<Optimality> QuadraticHalfStep<T>::optimality(const Side<T>& side, const BasicFactor<T>& Y,
                                                           const BasicFactor<T>& X) {
  const Gram gram_Y = exact_gram(Y);
  const auto pulls = side.V.column_blocks() != nullptr ? exact_product_over_blocks(side.V, Y) : BasicFactor<double>();
  return sum_over_rows(rows_by_cost(side.V, X.k()), Optimality(), [&](RowRange rows, Optimality& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      auto push = side.mask ? side.mask->product_of_row(i, X.row(i), Y, gram_Y) : product(gram_Y, X.row(i));
      side.penalty.add_slope(i, X.row_span(i), push.data());
      const auto pull = pulls.rows() > 0 ? std::vector<double>(pulls.row(i), pulls.row(i + 1))
                                         : pull_of_row(side.V, Y, i, values_of_row(side.V, i));
      sum.add_row(X.row(i), pull.data(), push.data(), X.k());
    }
  });
}

template int worthwhile_sweeps(const MatrixView<float>&, std::int64_t);
template int worthwhile_sweeps(const MatrixView<double>&, std::int64_t);
template class QuadraticHalfStep<float>;
template class QuadraticHalfStep<double>;

}  // namespace topicmill
