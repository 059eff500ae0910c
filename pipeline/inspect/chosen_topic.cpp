#include "pipeline/inspect/chosen_topic.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "pipeline/run_directory/run_directory.hpp"

namespace topicmill {

const RunTopic& chosen_topic(const std::vector<RunTopic>& topics, std::int64_t number,
                             const std::filesystem::path& directory) {
  const bool is_shown = std::any_of(topics.begin(), topics.end(), [number](const RunTopic& topic) {
    const auto parts = topic.parts();
    return std::find(parts.begin(), parts.end(), number) != parts.end();
  });
  if (is_shown) return find_topic(topics, number);
  const std::int64_t k = load_topics(directory).topics.k();
  if (number >= 0 && number < k) {
    throw UsageError(fmt::format("topic {} is dropped by {}; --all shows it", number, labels_file));
  }
  throw UsageError(fmt::format("there is no topic {}; the run has topics 0 to {}", number, k - 1));
}

}  // namespace topicmill
