// Pictures of a run or of a sweep, as SVG files in a folder.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/run_directory/run_topics.hpp"

namespace topicmill {

/// What to draw.
struct PlotPlan {
  std::filesystem::path directory{};   ///< a run, or a sweep
  std::filesystem::path output{};      ///< created where it is not there
  std::vector<std::string> only{};     ///< names of pictures; empty: all that the run has data for
  std::vector<std::int64_t> topics{};  ///< empty: all
  std::optional<std::size_t> words{};  ///< of each topic; none: as many as a picture has by itself
  TopicView view = TopicView::edited;
};

/// Draws the pictures, and returns the names of their files. A picture that `only` names must be possible; what else is
/// left out is told to `say`. Throws InputError where the directory is neither run nor sweep, UsageError for a picture
/// or a topic that there is not, or for a choice of topics or words of a sweep, OutputError.
std::vector<std::string> plot_directory(const PlotPlan& plan, const Registry& registry,
                                        const std::function<void(const std::string&)>& say);

}  // namespace topicmill
