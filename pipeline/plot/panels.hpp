// Small multiples: a panel a topic, in rows, each under the number, color and label of its topic.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/run_directory/run_topics.hpp"

namespace topicmill {

/// In pixels; what is drawn in a panel begins at 0, 0 below its title.
struct PanelSize {
  double width = 0;
  double height = 0;
};

/// The topic's square of color, its number and its label in at most `width` pixels; the baseline is at y.
std::string topic_title(const RunTopic& topic, double x, double y, double width);

/// What topic_title() takes for the longest of these; at most `most`.
double title_width(const std::vector<RunTopic>& topics, double most);

/// A page of panels, at most four beside each other. `draw`: what is in the panel of a topic.
std::string panel_page(const std::vector<RunTopic>& topics, const PanelSize& panel, std::string_view label,
                       const std::function<std::string(const RunTopic&)>& draw);

/// "12.3 %", "0.12 %".
std::string percent(double share);

}  // namespace topicmill
