#include "pipeline/report/document_map.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "topics/document_topics.hpp"

namespace topicmill {
namespace {

constexpr double edge = 0.94;  ///< of the radius: points do not touch the circle
constexpr double whole_turn = 2 * std::numbers::pi;

/// A document in the circle of its top topic.
struct Member {
  std::size_t row = 0;
  float share = 0;
  std::size_t second = 0;  ///< the top topic itself where there is no other
};

using Members = std::vector<Member>;

std::size_t second_topic_of(std::span<const float> theta, std::size_t top) {
  std::size_t second = top;
  for (std::size_t t = 0; t < theta.size(); ++t) {
    if (t != top && theta[t] > 0 && (second == top || theta[t] > theta[second])) second = t;
  }
  return second;
}

/// The documents of each topic, by falling share, ties in corpus order.
std::vector<Members> members_of(const Factor& theta) {
  std::vector<Members> members(static_cast<std::size_t>(theta.k()));
  for (std::int64_t row = 0; row < theta.rows(); ++row) {
    const auto shares = theta.row_span(row);
    const auto top = top_topic_of(shares);
    if (!top) continue;
    const auto topic = static_cast<std::size_t>(*top);
    members[topic].push_back({static_cast<std::size_t>(row), shares[topic], second_topic_of(shares, topic)});
  }
  for (auto& of_topic : members) {
    std::stable_sort(of_topic.begin(), of_topic.end(),
                     [](const Member& a, const Member& b) { return a.share > b.share; });
  }
  return members;
}

/// Part of a circle, in turns.
struct Sector {
  std::size_t second = 0;
  double wanted = 0;  ///< direction of the second topic's circle, in [0, 1)
  double documents = 0;
  double begin = 0;
  double width = 0;
};

double direction(const Point& from, const Point& to) {
  const double turn = std::atan2(to.y - from.y, to.x - from.x) / whole_turn;
  return turn < 0 ? turn + 1 : turn;
}

/// One for each second topic that documents have, around the circle from direction 0 on.
std::vector<Sector> sectors_of(const Members& members, std::size_t topic, const std::vector<Circle>& circles) {
  std::vector<Sector> all(circles.size());
  for (const auto& member : members) {
    if (member.second != topic) ++all[member.second].documents;
  }
  std::vector<Sector> sectors;
  for (std::size_t second = 0; second < all.size(); ++second) {
    const double wanted = direction(circles[topic].center, circles[second].center);
    if (all[second].documents > 0) sectors.push_back({second, wanted, all[second].documents, 0, 0});
  }
  std::stable_sort(sectors.begin(), sectors.end(),
                   [](const Sector& a, const Sector& b) { return a.wanted < b.wanted; });
  return sectors;
}

/// Gives sectors their widths, and turns them by the mean of what their middles miss, on the circle, weighed by
/// documents.
void lay_out(std::vector<Sector>& sectors) {
  double all = 0;
  for (const auto& sector : sectors) all += sector.documents;
  double begin = 0;
  Point miss;
  for (auto& sector : sectors) {
    sector.width = sector.documents / all;
    sector.begin = begin;
    begin += sector.width;
    const double angle = whole_turn * (sector.wanted - sector.begin - sector.width / 2);
    miss.x += sector.documents * std::cos(angle);
    miss.y += sector.documents * std::sin(angle);
  }
  const double turn = std::atan2(miss.y, miss.x) / whole_turn;
  for (auto& sector : sectors) sector.begin += turn;
}

/// The multiples of the golden ratio, modulo 1, leave no gaps.
double spread(std::size_t place) {
  const double turns = (static_cast<double>(place) + 0.5) / std::numbers::phi;
  return turns - std::floor(turns);
}

void place_members(const Members& members, std::size_t topic, const std::vector<Circle>& circles,
                   std::vector<std::optional<Point>>& points) {
  auto sectors = sectors_of(members, topic, circles);
  lay_out(sectors);
  std::vector<const Sector*> sector_of(circles.size());
  for (const auto& sector : sectors) sector_of[sector.second] = &sector;
  std::vector<std::size_t> placed(circles.size(), 0);
  const Sector whole{topic, 0, 0, 0, 1};
  const auto& [center, radius] = circles[topic];
  for (std::size_t rank = 0; rank < members.size(); ++rank) {
    const auto& [row, share, second] = members[rank];
    const Sector& sector = second == topic ? whole : *sector_of[second];
    const double angle = whole_turn * (sector.begin + sector.width * spread(placed[second]++));
    const double ranks = (static_cast<double>(rank) + 0.5) / static_cast<double>(members.size());
    const double away = edge * radius * std::sqrt(ranks);
    points[row] = Point{center.x + away * std::cos(angle), center.y + away * std::sin(angle)};
  }
}

}  // namespace

std::vector<std::optional<Point>> place_documents(const Factor& theta, const std::vector<Circle>& circles) {
  std::vector<std::optional<Point>> points(static_cast<std::size_t>(theta.rows()));
  const auto members = members_of(theta);
  tbb::parallel_for(std::size_t{0}, members.size(),
                    [&](std::size_t topic) { place_members(members[topic], topic, circles, points); });
  return points;
}

}  // namespace topicmill
