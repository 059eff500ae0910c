// The pictures of a run: what each is called, and what all of them are drawn from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/run_directory/finished_run.hpp"
#include "topics/topic_distance.hpp"

namespace topicmill {

/// A run as its pictures see it.
struct PictureInput {
  const FinishedRun& run;
  std::vector<RunTopic> topics;  ///< those to draw, by number
  Distances distances;           ///< of every two of them
  std::size_t words = 10;        ///< of each topic
};

/// A whole SVG document; none where the run does not have what it shows, with `missing` to say what.
struct Drawing {
  std::optional<std::string> svg;
  std::string missing{};
};

/// A picture of the list.
struct Picture {
  std::string name;  ///< of its file, without .svg
  std::string doc;   ///< what it shows
  std::function<Drawing(const PictureInput&)> draw;
};

/// Words, sizes, similarity, time. The one place to register a picture.
std::vector<Picture> builtin_pictures();

// The pictures, a file each. Pure but for reading the tables of the run; the same bytes every time.
Drawing draw_words(const PictureInput& input);
Drawing draw_sizes(const PictureInput& input);
Drawing draw_similarity(const PictureInput& input);
Drawing draw_time(const PictureInput& input);

}  // namespace topicmill
