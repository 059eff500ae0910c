#include "pipeline/report/topic_circles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace topicmill {
namespace {

constexpr int rounds = 300;
constexpr double home_pull = 0.03;     ///< of the way, a round
constexpr double aspect = 0.62;        ///< height over width of the box that homes fill
constexpr double filled = 0.5;         ///< of that box by circles
constexpr double least_radius = 0.15;  ///< of the largest: the smallest topic must be found, too
constexpr double gap = 0.004;          ///< between circles, of the width
constexpr double margin = 0.015;
constexpr double least_height = 0.55;
constexpr double most_height = 0.8;

double squared_distance(const Point& a, const Point& b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/// In the units of a box that is 1 wide.
std::vector<double> radii_of(const std::vector<double>& shares) {
  std::vector<double> radii;
  for (const double share : shares) radii.push_back(std::sqrt(std::max(share, 0.0)));
  const double largest = std::max(*std::max_element(radii.begin(), radii.end()), 1e-9);
  double area = 0;
  for (double& radius : radii) {
    radius = std::max(radius / largest, least_radius);
    area += std::numbers::pi * radius * radius;
  }
  const double scale = std::sqrt(filled * aspect / area);
  for (double& radius : radii) radius *= scale;
  return radii;
}

/// Stretches one coordinate of the places to fill [0, length] but for the radii at the ends.
void stretch(double Point::*coordinate, double length, const std::vector<double>& radii, std::vector<Point>& places) {
  const auto by_coordinate = [&](const Point& a, const Point& b) { return a.*coordinate < b.*coordinate; };
  const auto [low, high] = std::minmax_element(places.begin(), places.end(), by_coordinate);
  const double begin = (*low).*coordinate;
  const double extent = (*high).*coordinate - begin;
  const double ends = *std::max_element(radii.begin(), radii.end());
  const double scale = extent > 1e-9 ? std::max(length - 2 * ends, 0.0) / extent : 0;
  for (auto& place : places) place.*coordinate = length / 2 + scale * (place.*coordinate - begin - extent / 2);
}

/// Where circles want to be. Equal places are told apart by a spiral that is too small to see.
std::vector<Point> homes_of(std::vector<Point> places, const std::vector<double>& radii) {
  stretch(&Point::x, 1, radii, places);
  stretch(&Point::y, aspect, radii, places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double turn = static_cast<double>(i) * std::numbers::pi * (3 - std::sqrt(5.0));
    const double away = 1e-4 * std::sqrt(static_cast<double>(i));
    places[i].x += away * std::cos(turn);
    places[i].y += away * std::sin(turn);
  }
  return places;
}

/// Moves two circles apart where they overlap, the smaller one more.
void part(Circle& a, Circle& b) {
  const double wanted = a.radius + b.radius + gap;
  const double squared = squared_distance(a.center, b.center);
  if (squared >= wanted * wanted || squared <= 0) return;
  const double away = std::sqrt(squared);
  const double overlap = wanted - away;
  const double areas = a.radius * a.radius + b.radius * b.radius;
  const double of_a = overlap * b.radius * b.radius / areas;
  const Point direction{(b.center.x - a.center.x) / away, (b.center.y - a.center.y) / away};
  a.center = {a.center.x - of_a * direction.x, a.center.y - of_a * direction.y};
  b.center = {b.center.x + (overlap - of_a) * direction.x, b.center.y + (overlap - of_a) * direction.y};
}

/// The pull home ends in the last third, which clears what still overlaps.
void relax(const std::vector<Point>& homes, std::vector<Circle>& circles) {
  for (int round = 0; round < rounds; ++round) {
    const double pull = round < rounds * 2 / 3 ? home_pull : 0;
    for (std::size_t i = 0; i < circles.size(); ++i) {
      Point& center = circles[i].center;
      center = {center.x + pull * (homes[i].x - center.x), center.y + pull * (homes[i].y - center.y)};
    }
    for (std::size_t i = 0; i < circles.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) part(circles[j], circles[i]);
    }
  }
}

/// Makes all circles smaller, by one factor, where some still overlap.
void shrink_to_fit(std::vector<Circle>& circles) {
  double scale = 1;
  for (std::size_t i = 0; i < circles.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double room = std::sqrt(squared_distance(circles[i].center, circles[j].center)) - gap;
      scale = std::min(scale, room / (circles[i].radius + circles[j].radius));
    }
  }
  for (auto& circle : circles) circle.radius *= std::max(scale, 0.05);
}

struct Box {
  double left = std::numeric_limits<double>::max();
  double top = std::numeric_limits<double>::max();
  double right = std::numeric_limits<double>::lowest();
  double bottom = std::numeric_limits<double>::lowest();
};

Box box_of(const std::vector<Circle>& circles) {
  Box box;
  for (const auto& [center, radius] : circles) {
    box = {std::min(box.left, center.x - radius), std::min(box.top, center.y - radius),
           std::max(box.right, center.x + radius), std::max(box.bottom, center.y + radius)};
  }
  return box;
}

/// Scales the circles and moves them to the middle of a map that is 1 wide.
TopicMap fit(std::vector<Circle> circles) {
  const Box box = box_of(circles);
  const double width = box.right - box.left;
  const double height = box.bottom - box.top;
  const double scale = std::min((1 - 2 * margin) / width, (most_height - 2 * margin) / height);
  TopicMap map{std::clamp(scale * height + 2 * margin, least_height, most_height), std::move(circles)};
  for (auto& [center, radius] : map.circles) {
    center = {0.5 + scale * (center.x - box.left - width / 2),
              map.height / 2 + scale * (center.y - box.top - height / 2)};
    radius *= scale;
  }
  return map;
}

}  // namespace

TopicMap place_circles(const std::vector<Point>& places, const std::vector<double>& shares) {
  if (places.empty()) return {least_height, {}};
  const auto radii = radii_of(shares);
  const auto homes = homes_of(places, radii);
  std::vector<Circle> circles;
  for (std::size_t i = 0; i < places.size(); ++i) circles.push_back({homes[i], radii[i]});
  relax(homes, circles);
  shrink_to_fit(circles);
  return fit(std::move(circles));
}

}  // namespace topicmill
