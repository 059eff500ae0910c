#include "nmf/vanished.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "nmf/algebra/column_sums.hpp"

namespace topicmill {
namespace {

/// The penalties that are set: "l1_w: 0.1, l2_h: 0.5".
std::string list_penalties(const RegularizationOptions& weights) {
  std::string list;
  const auto add = [&](std::string_view name, double weight) {
    if (weight > 0) list += fmt::format("{}{}: {}", list.empty() ? "" : ", ", name, weight);
  };
  add("l1_w", weights.l1_w);
  add("l2_w", weights.l2_w);
  add("l1_h", weights.l1_h);
  add("l2_h", weights.l2_h);
  return list;
}

/// "1 of 20 topics is", "4 of 20 topics are".
std::string share(std::int64_t part, std::int64_t whole, std::string_view things) {
  return fmt::format("{} of {} {} {}", part, whole, things, part == 1 ? "is" : "are");
}

std::string warning_of_topics(std::int64_t living, const NmfOptions& options) {
  const std::string dead = share(options.topics - living, options.topics, "topics") + " zero";
  const std::string penalties = list_penalties(options.regularization);
  if (options.fixed != FixedFactor::none && living > 0) {
    return fmt::format("{} beside the factor that nmf.fixed holds", dead);
  }
  if (penalties.empty() && living == 0) {
    return "every topic is zero: the start has zeros that the solver does not leave; set nmf.init: nndsvda, or random";
  }
  if (penalties.empty()) {
    return fmt::format("{}: {} fit the matrix as well; set nmf.topics to {}", dead, living, living);
  }
  if (living == 0) {
    return fmt::format(
        "every topic is zero: the penalties of nmf.regularization ({}) outweigh what topics explain; lower them",
        penalties);
  }
  return fmt::format(
      "{}: under the penalties of nmf.regularization ({}) more than {} cost more than they explain; lower them, or set "
      "nmf.topics to {}",
      dead, penalties, living, living);
}

template <class T>
bool is_zero(std::span<const T> row) {
  return std::all_of(row.begin(), row.end(), [](auto x) { return !(x > 0); });
}

/// Rows of V, on all ranks, that have values and are zero in W.
template <class T>
std::int64_t zero_rows(const MatrixView<T>& V, const BasicFactor<T>& W) {
  std::int64_t count = 0;
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    if (!is_zero(W.row_span(i))) continue;
    bool has_values = false;
    V.for_each_in_row(i, [&](std::int64_t, T v) { has_values = has_values || v > 0; });
    count += has_values ? 1 : 0;
  }
  return sum_over_ranks(V.placed_rows().ranks(), count);
}

}  // namespace

template <class T>
std::int64_t living_topics(const BasicFactor<T>& W, const BasicFactor<T>& H) {
  const auto in_W = column_sums(W);
  const auto in_H = column_sums(H);
  std::int64_t living = 0;
  for (std::size_t t = 0; t < in_W.size(); ++t) living += in_W[t] > 0 && in_H[t] > 0 ? 1 : 0;
  return living;
}

template <class T>
std::vector<std::string> warnings_of_vanished(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H,
                                              const NmfOptions& options) {
  std::vector<std::string> warnings;
  const std::int64_t living = living_topics(W, H);
  if (living < options.topics) warnings.push_back(warning_of_topics(living, options));
  if (living == 0 || side.penalty.is_zero() || options.fixed == FixedFactor::w) return warnings;
  if (const std::int64_t rows = zero_rows(side.V, W); rows > 0) {
    warnings.push_back(
        fmt::format("{} in no topic: the topics explain less of them than the penalties of nmf.regularization ({}) "
                    "cost; lower them",
                    share(rows, side.V.whole_rows(), "rows (documents)"), list_penalties(options.regularization)));
  }
  return warnings;
}

template std::int64_t living_topics(const BasicFactor<float>&, const BasicFactor<float>&);
template std::int64_t living_topics(const BasicFactor<double>&, const BasicFactor<double>&);
template std::vector<std::string> warnings_of_vanished(const Side<float>&, const BasicFactor<float>&,
                                                       const BasicFactor<float>&, const NmfOptions&);
template std::vector<std::string> warnings_of_vanished(const Side<double>&, const BasicFactor<double>&,
                                                       const BasicFactor<double>&, const NmfOptions&);

}  // namespace topicmill
