#include "pipeline/report/choose_quotes.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

#include "pipeline/inspect/best_documents.hpp"

namespace topicmill {
namespace {

constexpr std::size_t best_of_topic = 10;

std::vector<BestDocuments> best_documents(const DocumentTopics& topics, std::size_t count) {
  std::vector<BestDocuments> best(static_cast<std::size_t>(topics.k()), BestDocuments(count));
  for (std::int64_t row = 0; row < topics.theta.rows(); ++row) {
    const auto theta = topics.theta.row_span(row);
    const auto place = static_cast<std::size_t>(row);
    const double explained = static_cast<double>(topics.explained[place]);
    for (std::size_t topic = 0; topic < best.size(); ++topic) {
      best[topic].add(place, static_cast<double>(theta[topic]), explained);
    }
  }
  return best;
}

/// The documents of each topic that are not chosen yet, by falling theta.
std::vector<std::vector<ScoredDocument>> documents_left(const DocumentTopics& topics, const std::vector<bool>& chosen) {
  std::vector<std::vector<ScoredDocument>> left(static_cast<std::size_t>(topics.k()));
  for (std::int64_t row = 0; row < topics.theta.rows(); ++row) {
    const auto place = static_cast<std::size_t>(row);
    const auto topic = topics.top_topic(row);
    if (!topic || chosen[place]) continue;
    left[static_cast<std::size_t>(*topic)].push_back({place, static_cast<double>(topics.theta(row, *topic))});
  }
  for (auto& documents : left) {
    std::stable_sort(documents.begin(), documents.end(),
                     [](const ScoredDocument& a, const ScoredDocument& b) { return a.score > b.score; });
  }
  return left;
}

/// Hands `wanted` seats to topics in proportion to the square roots of their documents, one after another to whom it is
/// due most, as seats of a parliament are (Sainte-Laguë); none gets more than it has documents.
std::vector<std::size_t> seats_of(const std::vector<std::vector<ScoredDocument>>& documents, std::size_t wanted) {
  struct Claim {
    double due;
    std::size_t topic;
    bool operator<(const Claim& other) const { return due != other.due ? due < other.due : topic > other.topic; }
  };
  std::vector<std::size_t> seats(documents.size(), 0);
  std::priority_queue<Claim> claims;
  const auto claim = [&](std::size_t topic) {
    const auto size = static_cast<double>(documents[topic].size());
    if (seats[topic] < documents[topic].size()) {
      claims.push({std::sqrt(size) / (2 * static_cast<double>(seats[topic]) + 1), topic});
    }
  };
  for (std::size_t topic = 0; topic < documents.size(); ++topic) claim(topic);
  for (; wanted > 0 && !claims.empty(); --wanted) {
    const std::size_t topic = claims.top().topic;
    claims.pop();
    ++seats[topic];
    claim(topic);
  }
  return seats;
}

void choose_evenly(const std::vector<ScoredDocument>& documents, std::size_t seats, std::vector<bool>& chosen) {
  for (std::size_t i = 0; i < seats; ++i) chosen[documents[(2 * i + 1) * documents.size() / (2 * seats)].row] = true;
}

std::vector<std::size_t> rows_of(const std::vector<ScoredDocument>& documents, const std::vector<bool>& chosen) {
  std::vector<std::size_t> rows;
  for (const auto& document : documents) {
    if (chosen[document.row]) rows.push_back(document.row);
  }
  return rows;
}

/// By how many documents each topic is, from half of what is wanted.
std::size_t represented_by(const CountOrAll& wanted, std::int64_t topics) {
  if (!wanted.count) return best_of_topic;
  return std::clamp<std::size_t>(static_cast<std::size_t>(*wanted.count / (2 * topics)), 1, best_of_topic);
}

}  // namespace

QuoteChoice choose_quotes(const DocumentTopics& topics, const CountOrAll& wanted) {
  const auto all = static_cast<std::size_t>(topics.theta.rows());
  const std::size_t count = wanted.count ? static_cast<std::size_t>(*wanted.count) : all;
  const auto best = best_documents(topics, represented_by(wanted, topics.k()));
  std::vector<bool> chosen(all, false);
  std::size_t number = 0;
  for (const auto& documents : best) {
    for (const auto& document : documents.ranked()) {
      if (number == count || chosen[document.row]) continue;
      chosen[document.row] = true;
      ++number;
    }
  }
  const auto left = documents_left(topics, chosen);
  const auto seats = seats_of(left, count - number);
  for (std::size_t topic = 0; topic < left.size(); ++topic) choose_evenly(left[topic], seats[topic], chosen);

  QuoteChoice choice;
  for (std::size_t row = 0; row < all; ++row) {
    if (chosen[row]) choice.rows.push_back(row);
  }
  for (const auto& documents : best) choice.best.push_back(rows_of(documents.ranked(), chosen));
  return choice;
}

}  // namespace topicmill
