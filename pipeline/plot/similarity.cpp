// How alike every two topics are, like ones beside each other, and the tree that orders them.
#include <fmt/format.h>

#include <algorithm>

#include "pipeline/drawing/svg.hpp"
#include "pipeline/drawing/topic_color.hpp"
#include "pipeline/plot/panels.hpp"
#include "pipeline/plot/picture.hpp"
#include "topics/hierarchy.hpp"

namespace topicmill {
namespace {

constexpr double margin = 20;
constexpr double most_label = 260;
constexpr double top = 40;
constexpr double tree_width = 150;
constexpr double legend_width = 120;

constexpr double least_range = 0.05;  ///< of likeness: less is noise, and gets no strong color

/// Where things stand, in pixels.
struct Layout {
  double cell = 0;
  double labels;
  double left = 0;     ///< of the first cell
  double side = 0;     ///< of the whole matrix
  double numbers = 0;  ///< the width of the longest

  explicit Layout(const PictureInput& input) : labels(title_width(input.topics, most_label)) {
    const auto count = static_cast<double>(input.topics.size());
    cell = std::clamp(560 / count, 15.0, 30.0);
    for (const auto& topic : input.topics) {
      numbers = std::max(numbers, text_width(fmt::to_string(topic.id.number())));
    }
    left = margin + labels + 8;
    side = cell * count;
  }
};

/// The likeness of the two that are least alike, and of the two that are most: what the colors reach over.
struct Range {
  double least = 1;
  double most = 0;

  explicit Range(const Distances& distances) {
    for (std::int64_t a = 0; a < distances.count; ++a) {
      for (std::int64_t b = 0; b < a; ++b) {
        least = std::min(least, 1 - distances(a, b));
        most = std::max(most, 1 - distances(a, b));
      }
    }
    most = std::max(most, least + least_range);
  }

  double depth(double similarity) const { return (similarity - least) / (most - least); }
};

/// A square that is the deeper the more alike two topics are.
std::string cell_of(const Layout& layout, const PictureInput& input, std::size_t row, std::size_t column,
                    const std::vector<std::int64_t>& order, const Range& range) {
  const double x = layout.left + layout.cell * static_cast<double>(column);
  const double y = top + layout.cell * static_cast<double>(row);
  const double inner = layout.cell - 1;
  const RunTopic& topic = input.topics[static_cast<std::size_t>(order[row])];
  if (row == column) {
    return svg_rect(x, y, inner, inner, fmt::format("fill=\"{}\"", topic_color(topic.id.number())), topic.label);
  }
  const RunTopic& other = input.topics[static_cast<std::size_t>(order[column])];
  const double similarity = 1 - input.distances(order[row], order[column]);
  const double depth = range.depth(similarity);
  if (depth < 0.01) return {};
  return svg_rect(x, y, inner, inner, fmt::format("fill=\"#0072b2\" fill-opacity=\"{}\"", svg_number(depth)),
                  fmt::format("{} and {}: {:.2f}", topic.id.number(), other.id.number(), similarity));
}

/// Above its column; on its side where the columns are too narrow.
std::string column_number(const Layout& layout, std::int64_t number, double x) {
  const std::string text = fmt::to_string(number);
  if (layout.numbers < layout.cell) return svg_text(x, top - 8, text, "quiet middle");
  return fmt::format("  <text class=\"quiet\" transform=\"translate({} {}) rotate(-90)\">{}</text>\n",
                     svg_number(x + 4), svg_number(top - 6), text);
}

std::string matrix(const Layout& layout, const PictureInput& input, const std::vector<std::int64_t>& order) {
  const Range range(input.distances);
  std::string out = svg_rect(layout.left - 1, top - 1, layout.side + 1, layout.side + 1, "class=\"track\"");
  for (std::size_t row = 0; row < order.size(); ++row) {
    const RunTopic& topic = input.topics[static_cast<std::size_t>(order[row])];
    const double middle = layout.cell * (static_cast<double>(row) + 0.5);
    out += topic_title(topic, margin, top + middle + 4, layout.labels);
    out += column_number(layout, topic.id.number(), layout.left + middle);
    for (std::size_t column = 0; column < order.size(); ++column) {
      out += cell_of(layout, input, row, column, order, range);
    }
  }
  return out;
}

/// Where a join stands, from the leaves at the left to the root at the right: as far as it is higher than the first.
double join_at(const Hierarchy& hierarchy, double height) {
  const double first = hierarchy.joins.front().height;
  const double range = hierarchy.joins.back().height - first;
  return tree_width * (range > 0 ? 0.15 + 0.85 * (height - first) / range : 1);
}

std::string tree(const Layout& layout, const Hierarchy& hierarchy) {
  struct Node {
    double x;
    double y;
  };
  const double x0 = layout.left + layout.side + 6;
  std::vector<Node> nodes(hierarchy.order.size());
  for (std::size_t place = 0; place < hierarchy.order.size(); ++place) {
    const double y = top + layout.cell * (static_cast<double>(place) + 0.5);
    nodes[static_cast<std::size_t>(hierarchy.order[place])] = {x0, y};
  }
  std::string out;
  for (const auto& join : hierarchy.joins) {
    const Node left = nodes[static_cast<std::size_t>(join.left)];
    const Node right = nodes[static_cast<std::size_t>(join.right)];
    const double x = x0 + join_at(hierarchy, join.height);
    out += fmt::format("  <path class=\"branch\" d=\"M{} {}H{}V{}H{}\"/>\n", svg_number(left.x), svg_number(left.y),
                       svg_number(x), svg_number(right.y), svg_number(right.x));
    nodes.push_back({x, (left.y + right.y) / 2});
  }
  return out;
}

/// What the depth of a color says.
std::string legend(const Layout& layout, const Range& range) {
  constexpr int steps = 12;
  constexpr double step = legend_width / steps;
  const double y = top + layout.side + 24;
  const std::string least = fmt::format("{:.2f}", range.least);
  const double begin = layout.left + text_width(least) + 6;
  std::string out = svg_text(layout.left, y + 10, least, "quiet");
  for (int i = 0; i < steps; ++i) {
    const std::string fill = fmt::format("fill=\"#0072b2\" fill-opacity=\"{}\"", svg_number((i + 0.5) / steps));
    out += svg_rect(begin + step * i, y, step, 12, "class=\"track\"") + svg_rect(begin + step * i, y, step, 12, fill);
  }
  const double after = begin + legend_width + 6;
  return out + svg_text(after, y + 10, fmt::format("{:.2f}", range.most), "quiet") +
         svg_text(layout.left, y + 32, "likeness of words: 1 - Jensen-Shannon distance", "quiet");
}

}  // namespace

Drawing draw_similarity(const PictureInput& input) {
  if (input.topics.size() < 2) return {std::nullopt, "it takes two topics"};
  const Layout layout(input);
  const Hierarchy hierarchy = hierarchy_of(input.distances);
  const double width = std::max(layout.left + layout.side + tree_width + 6, layout.left + 300) + margin;
  return {svg_begin(width, top + layout.side + 62 + margin, "How alike every two topics are") +
          matrix(layout, input, hierarchy.order) + tree(layout, hierarchy) + legend(layout, Range(input.distances)) +
          "</svg>\n"};
}

}  // namespace topicmill
