#include "nmf/algebra/removal.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <utility>

#include "nmf/algebra/gram.hpp"
#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

/// Enough to rank topics by; a distance is never taken for less than it is.
constexpr int sweeps = 10;

/// A topic as a mixture of the others.
struct Cover {
  std::vector<double> weights;  ///< of each of the others, 0 or above; 0 for the topic itself
  double squared_distance = 0;  ///< what they leave of it
};

/// min over c >= 0 of |h_t - sum c_s h_s|^2, by coordinate descent on the Gram matrix of H.
Cover cover_of(const Gram& gram, std::int64_t t) {
  const auto k = static_cast<std::size_t>(gram.k);
  std::vector<double> left(gram.row(t), gram.row(t) + k);  // products of every topic with what is not covered yet
  Cover cover{std::vector<double>(k), 0};
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    for (std::size_t s = 0; s < k; ++s) {
      const double* row = gram.row(static_cast<std::int64_t>(s));
      if (static_cast<std::int64_t>(s) == t || !(row[s] > 0)) continue;
      const double step = std::max(-cover.weights[s], left[s] / row[s]);
      cover.weights[s] += step;
      for (std::size_t r = 0; step != 0 && r < k; ++r) left[r] -= step * row[r];
    }
  }
  double covered = 0;
  for (std::size_t s = 0; s < k; ++s) covered += cover.weights[s] * left[s];
  cover.squared_distance = std::max(0.0, left[static_cast<std::size_t>(t)] - covered);
  return cover;
}

/// The topics that are left, by the Gram matrices of both factors.
class Shrinking {
 public:
  Shrinking(Gram of_W, Gram of_H)
      : of_W_(std::move(of_W)), of_H_(std::move(of_H)), is_left_(static_cast<std::size_t>(of_H_.k), true) {}

  bool is_left(std::int64_t t) const { return is_left_[static_cast<std::size_t>(t)]; }

  /// Removes the topic that costs least.
  std::pair<std::int64_t, Cover> remove_least() {
    std::vector<Cover> covers(is_left_.size());
    tbb::parallel_for(std::int64_t{0}, of_H_.k, [&](std::int64_t t) {
      if (is_left(t)) covers[static_cast<std::size_t>(t)] = cover_of(of_H_, t);
    });
    std::int64_t least = -1;
    const auto cost = [&](std::int64_t t) {
      return of_W_(t, t) * covers[static_cast<std::size_t>(t)].squared_distance;
    };
    for (std::int64_t t = 0; t < of_H_.k; ++t) {
      if (is_left(t) && (least < 0 || cost(t) < cost(least))) least = t;
    }
    Cover cover = std::move(covers[static_cast<std::size_t>(least)]);
    remove(least, cover);
    return {least, std::move(cover)};
  }

 private:
  /// w_s <- w_s + c_s w_t for the others; t is a topic of zeros from here on.
  void remove(std::int64_t t, const Cover& cover) {
    const auto k = static_cast<std::size_t>(of_W_.k);
    const std::vector<double> row(of_W_.row(t), of_W_.row(t) + k);
    const double square = row[static_cast<std::size_t>(t)];
    for (std::size_t s = 0; s < k; ++s) {
      for (std::size_t r = 0; r < k; ++r) {
        of_W_.values[s * static_cast<std::size_t>(of_W_.stride) + r] +=
            cover.weights[s] * row[r] + cover.weights[r] * row[s] + cover.weights[s] * cover.weights[r] * square;
      }
    }
    is_left_[static_cast<std::size_t>(t)] = false;
    for (std::int64_t s = 0; s < of_H_.k; ++s) {
      of_H_.values[static_cast<std::size_t>(t * of_H_.stride + s)] = 0;
      of_H_.values[static_cast<std::size_t>(s * of_H_.stride + t)] = 0;
    }
  }

  Gram of_W_;
  Gram of_H_;
  std::vector<bool> is_left_;
};

template <class T>
void take_over(std::int64_t topic, const Cover& cover, BasicFactor<T>& W) {
  for_each_range(even_rows(W.rows(), W.stride()), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      const T weight = W(i, topic);
      if (!(weight > 0)) continue;
      for (std::int64_t s = 0; s < W.k(); ++s) {
        W(i, s) += weight * static_cast<T>(cover.weights[static_cast<std::size_t>(s)]);
      }
    }
  });
}

template <class T>
BasicFactor<T> columns_of(const BasicFactor<T>& X, const std::vector<std::int64_t>& columns) {
  BasicFactor<T> chosen(X.placed_rows(), std::ssize(columns));
  for_each_range(even_rows(X.rows(), X.stride()), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      for (std::size_t t = 0; t < columns.size(); ++t) chosen(i, static_cast<std::int64_t>(t)) = X(i, columns[t]);
    }
  });
  return chosen;
}

}  // namespace

template <class T>
std::vector<double> removal_costs(const BasicFactor<T>& W, const BasicFactor<T>& H) {
  const Gram of_W = gram(W);
  const Gram of_H = gram(H);
  std::vector<double> costs(static_cast<std::size_t>(of_H.k));
  tbb::parallel_for(std::int64_t{0}, of_H.k, [&](std::int64_t t) {
    costs[static_cast<std::size_t>(t)] = of_W(t, t) * cover_of(of_H, t).squared_distance / 2;
  });
  return costs;
}

template std::vector<double> removal_costs(const BasicFactor<float>&, const BasicFactor<float>&);
template std::vector<double> removal_costs(const BasicFactor<double>&, const BasicFactor<double>&);

template <class T>
Rest<T> without_least_topics(const BasicFactor<T>& W, const BasicFactor<T>& H, std::int64_t count) {
  Shrinking shrinking(gram(W), gram(H));
  BasicFactor<T> rest(W);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto [topic, cover] = shrinking.remove_least();
    take_over(topic, cover, rest);
  }
  std::vector<std::int64_t> left;
  for (std::int64_t t = 0; t < W.k(); ++t) {
    if (shrinking.is_left(t)) left.push_back(t);
  }
  return {{columns_of(rest, left), columns_of(H, left)}, std::move(left)};
}

template Rest<float> without_least_topics(const BasicFactor<float>&, const BasicFactor<float>&, std::int64_t);
template Rest<double> without_least_topics(const BasicFactor<double>&, const BasicFactor<double>&, std::int64_t);

}  // namespace topicmill
