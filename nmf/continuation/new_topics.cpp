#include "nmf/continuation/new_topics.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/continuation/largest_parts.hpp"
#include "nmf/split.hpp"

namespace topicmill {
namespace {

/// Topics that start at once are one for so many that there are.
constexpr std::int64_t topics_a_newcomer = 4;

/// How long all of them compete, and how long the others take over what one had that went.
constexpr std::int64_t competing = 8;
constexpr std::int64_t taking_over = 4;

/// The rows of a topic that is worth one, however few topics have on average.
constexpr std::int64_t least_rows = 5;

/// Of how many of the first rows each topic is the largest part.
template <class T>
std::vector<std::int64_t> rows_of_topics(const BasicFactor<T>& W, const BasicFactor<T>& H, std::int64_t rows) {
  const std::vector<double> masses = column_sums(H);
  std::vector<std::int64_t> counts(masses.size());
  for (std::int64_t i = 0; i < rows; ++i) {
    const auto largest = static_cast<std::size_t>(largest_parts(W.row(i), masses).first);
    if (largest < counts.size()) ++counts[largest];
  }
  return counts;
}

template <class T>
BasicFactor<T> without_column(const BasicFactor<T>& X, std::int64_t column) {
  BasicFactor<T> narrow(X.rows(), X.k() - 1);
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    std::copy_n(X.row(i), column, narrow.row(i));
    std::copy(X.row(i) + column + 1, X.row(i) + X.k(), narrow.row(i) + column);
  }
  return narrow;
}

/// Topics beyond the first `old` on their way: those that stay, and those that go.
template <class T>
class Newcomers {
 public:
  Newcomers(Minimization<T>& minimization, std::int64_t rows)
      : minimization_(minimization), rows_(rows), old_(minimization.W().k()) {}

  std::int64_t count() const { return minimization_.W().k() - old_; }

  /// Returns how many.
  std::int64_t start(const Side<T>& side, std::int64_t most, std::uint64_t seed) {
    std::vector<Split> offers = splits(side, minimization_.W(), minimization_.H(), seed, OrphanRows::offered);
    if (std::ssize(offers) > most) offers.resize(static_cast<std::size_t>(most));
    if (offers.empty()) return 0;
    minimization_.jump_to(with_splits<T>(minimization_.W(), minimization_.H(), offers));
    minimization_.run_for(competing);
    return std::ssize(offers);
  }

  /// Returns how many went.
  std::int64_t drop_unworthy(std::int64_t most) {
    std::int64_t dropped = 0;
    for (; count() > 0; ++dropped) {
      const auto counts = rows_of_topics(minimization_.W(), minimization_.H(), rows_);
      const auto least = std::min_element(counts.begin() + old_, counts.end());
      if (count() <= most && is_worth_one(*least, counts)) break;
      drop(least - counts.begin());
    }
    return dropped;
  }

 private:
  static bool is_worth_one(std::int64_t rows, const std::vector<std::int64_t>& counts) {
    const auto all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    return rows >= least_rows && rows * std::ssize(counts) >= all;
  }

  void drop(std::int64_t topic) {
    minimization_.jump_to({without_column(minimization_.W(), topic), without_column(minimization_.H(), topic)});
    minimization_.run_for(taking_over);
  }

  Minimization<T>& minimization_;
  std::int64_t rows_;
  std::int64_t old_;
};

}  // namespace

template <class T>
std::int64_t add_new_topics(Minimization<T>& minimization, const Side<T>& side, std::int64_t rows,
                            std::optional<std::int64_t> most, std::uint64_t seed) {
  const std::int64_t room = std::min(side.V.rows(), side.V.cols()) - minimization.W().k();
  const std::int64_t limit = std::min(room, most.value_or(room));
  const std::int64_t at_once = (minimization.W().k() + topics_a_newcomer - 1) / topics_a_newcomer;
  const auto place = minimization.here();
  Newcomers<T> newcomers(minimization, rows);
  bool all_stay = true;
  while (all_stay && newcomers.count() < limit) {
    const std::int64_t started = newcomers.start(side, std::min(at_once, room - newcomers.count()), seed++);
    all_stay = started > 0 && newcomers.drop_unworthy(limit) == 0;
  }
  if (newcomers.count() == 0) {
    minimization.go_back(place);
  } else {
    minimization.forget_since(place);
  }
  return newcomers.count();
}

template std::int64_t add_new_topics(Minimization<float>&, const Side<float>&, std::int64_t,
                                     std::optional<std::int64_t>, std::uint64_t);
template std::int64_t add_new_topics(Minimization<double>&, const Side<double>&, std::int64_t,
                                     std::optional<std::int64_t>, std::uint64_t);

}  // namespace topicmill
