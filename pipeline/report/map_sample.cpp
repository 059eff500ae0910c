#include "pipeline/report/map_sample.hpp"

#include <algorithm>

#include "topics/document_topics.hpp"

namespace topicmill {
namespace {

std::vector<std::vector<std::uint32_t>> rows_by_top_topic(const Factor& theta) {
  std::vector<std::vector<std::uint32_t>> rows(static_cast<std::size_t>(theta.k()));
  for (std::int64_t row = 0; row < theta.rows(); ++row) {
    const auto top = top_topic_of(theta.row_span(row));
    if (top) rows[static_cast<std::size_t>(*top)].push_back(static_cast<std::uint32_t>(row));
  }
  return rows;
}

}  // namespace

std::vector<std::uint32_t> map_sample(const Factor& theta, std::int64_t most) {
  std::vector<std::uint32_t> sample;
  for (const auto& rows : rows_by_top_topic(theta)) {
    const std::int64_t all = std::ssize(rows);
    const std::int64_t taken = (all * most + theta.rows() - 1) / theta.rows();
    for (std::int64_t i = 0; i < taken; ++i) sample.push_back(rows[static_cast<std::size_t>(i * all / taken)]);
  }
  std::sort(sample.begin(), sample.end());
  return sample;
}

Factor rows_of(const Factor& X, const std::vector<std::uint32_t>& rows) {
  Factor some(std::ssize(rows), X.k());
  for (std::int64_t i = 0; i < some.rows(); ++i) {
    const auto row = X.row_span(std::int64_t{rows[static_cast<std::size_t>(i)]});
    std::copy(row.begin(), row.end(), some.row(i));
  }
  return some;
}

}  // namespace topicmill
