#include "text/vectorize/neighbors.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "text/vectorize/join_rows.hpp"

namespace topicmill {
namespace {

/// Pairs that share fewer documents, or a lower information, are chance.
constexpr std::int64_t least_joint = 3;
constexpr double least_information = 0.2;

struct Neighbor {
  std::uint32_t term = 0;
  double similarity = 0;
};

bool is_nearer(const Neighbor& a, const Neighbor& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.term < b.term;
}

/// Normalized pointwise mutual information of two terms in `a` and `b` of n documents, and both in `joint`; 0 where
/// every document has both.
double information(double joint, double a, double b, double n) {
  return joint < n ? std::log(joint * n / (a * b)) / std::log(n / joint) : 0;
}

/// One thread's search. Serves one thread at a time.
class Search {
 public:
  Search(const SparseMatrix& counts, const SparseMatrix& documents, std::int64_t most)
      : counts_(counts),
        documents_(documents),
        most_(static_cast<std::size_t>(most)),
        joint_(static_cast<std::size_t>(counts.cols), 0) {}

  /// Those of a term, by their ids.
  const std::vector<Neighbor>& operator()(std::uint32_t term) {
    count_joint(term);
    found_.clear();
    const double own = frequency(term);
    for (const auto other : met_) {
      const auto joint = std::exchange(joint_[other], 0);
      if (joint < least_joint || other == term) continue;
      const double similarity =
          information(static_cast<double>(joint), own, frequency(other), static_cast<double>(counts_.rows));
      if (similarity > least_information) found_.push_back({other, similarity});
    }
    keep_nearest();
    return found_;
  }

 private:
  double frequency(std::uint32_t term) const { return static_cast<double>(documents_.row_columns(term).size()); }

  void count_joint(std::uint32_t term) {
    met_.clear();
    for (const auto document : documents_.row_columns(term)) {
      for (const auto other : counts_.row_columns(document)) {
        if (joint_[other]++ == 0) met_.push_back(other);
      }
    }
  }

  void keep_nearest() {
    if (found_.size() > most_) {
      std::nth_element(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(most_), found_.end(), is_nearer);
      found_.resize(most_);
    }
    std::sort(found_.begin(), found_.end(), [](const Neighbor& a, const Neighbor& b) { return a.term < b.term; });
  }

  const SparseMatrix& counts_;
  const SparseMatrix& documents_;  ///< the transpose: of each term
  std::size_t most_;
  std::vector<std::int64_t> joint_;  ///< m: documents that the term at hand shares with each
  std::vector<std::uint32_t> met_;
  std::vector<Neighbor> found_;
};

}  // namespace

SparseMatrix nearest_terms(const SparseMatrix& counts, const NeighborOptions& options) {
  const SparseMatrix documents = transpose(counts);
  tbb::enumerable_thread_specific<Search> searches([&] { return Search(counts, documents, options.count); });
  return join_rows(counts.cols, counts.cols, [&](std::int64_t term, RowBlock& block) {
    for (const auto& [other, similarity] : searches.local()(static_cast<std::uint32_t>(term))) {
      block.columns.push_back(other);
      block.values.push_back(static_cast<float>(similarity * options.weight));
    }
  });
}

void Spreading::add(std::uint32_t column, double weight) {
  if (!(weight > 0)) return;
  if (sums_[column] == 0) reached_.push_back(column);
  sums_[column] += weight;
}

void Spreading::spread(const SparseMatrix& neighbors, std::vector<std::uint32_t>& columns,
                       std::vector<double>& weights) {
  sums_.resize(static_cast<std::size_t>(neighbors.cols), 0);
  reached_.clear();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!(weights[i] > 0)) continue;
    add(columns[i], weights[i]);
    const auto near = neighbors.row_columns(columns[i]);
    const auto similarities = neighbors.row_values(columns[i]);
    for (std::size_t a = 0; a < near.size(); ++a) add(near[a], weights[i] * static_cast<double>(similarities[a]));
  }
  std::sort(reached_.begin(), reached_.end());
  columns.assign(reached_.begin(), reached_.end());
  weights.clear();
  for (const auto column : reached_) weights.push_back(std::exchange(sums_[column], 0));
}

}  // namespace topicmill
