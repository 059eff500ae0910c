#include "pipeline/run/carry_labels.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/run_directory/run_directory.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

std::map<std::int64_t, WeightedWords> topics_of_run(const fs::path& directory, const Registry& registry) {
  std::map<std::int64_t, WeightedWords> topics;
  for (const auto& topic : FinishedRun(directory, registry).topics(TopicView::all_apart)) {
    WeightedWords& words = topics[topic.id.number()];
    for (const auto& word : topic.words) words.emplace_back(word.term, word.probability);
  }
  return topics;
}

/// Those of the run whose labels they are; none where its tables are not there, or cannot be read: then words must do.
std::map<std::int64_t, WeightedWords> topics_beside(const fs::path& labels, const Registry& registry) {
  const fs::path directory = labels.parent_path();
  if (!is_run_directory(directory)) return {};
  try {
    return topics_of_run(directory, registry);
  } catch (const InputError&) {
    return {};
  }
}

/// Every topic of the former run, or every topic that the labels have words of; then the entries without a place.
std::vector<FormerTopic> topics_to_place(const FormerLabels& former) {
  std::vector<FormerTopic> topics;
  for (const auto& [number, words] : former.topics) topics.push_back({number, words, true});
  for (const auto& edit : former.labels.topics) {
    if (former.topics.empty()) topics.push_back({edit.topic, by_rank(edit.words), false});
  }
  for (const auto& edit : former.labels.unplaced) topics.push_back({std::nullopt, by_rank(edit.words), false});
  return topics;
}

/// The file of output.labels, which may name its run directory.
std::optional<fs::path> given_file(const std::optional<std::string>& option) {
  if (!option) return std::nullopt;
  const fs::path file = fs::is_directory(*option) ? fs::path(*option) / labels_file : fs::path(*option);
  if (fs::exists(file)) return file;
  throw UsageError(fmt::format("output.labels: there is no file '{}'", file.string()));
}

}  // namespace

std::optional<FormerLabels> former_labels(const Config& config, const Registry& registry, RunLog& log) {
  const auto given = given_file(config.output.labels);
  const fs::path own = fs::path(config.output.directory) / labels_file;
  if (!fs::exists(own) && !given) return std::nullopt;
  if (fs::exists(own) && given && !fs::equivalent(own, *given)) {
    log.warn(
        fmt::format("output.labels is passed over, since the run directory has labels of its own: '{}'", own.string()));
  }
  const fs::path file = fs::exists(own) ? own : *given;
  FormerLabels former{{}, topics_beside(file, registry)};
  const auto count = former.topics.empty() ? std::nullopt : std::optional(std::ssize(former.topics));
  former.labels = read_labels(file, count);
  return former;
}

Labels signed_by(const NewTopics& topics, Labels labels) {
  sign(labels, [&](std::int64_t topic) { return topics.first_words(topic); });
  return labels;
}

Labels carry_labels(const FormerLabels& former, const TopicModel& model, const std::vector<Term>& terms, RunLog& log) {
  const NewTopics next(model, terms);
  const auto topics = topics_to_place(former);
  MovedLabels moved = move_labels(former, topics, find_places(topics, next));
  if (!moved.lost.empty()) {
    log.warn(
        fmt::format("labels of {} former topics fit none of the new ones: {}; labels.yaml keeps them under "
                    "'unplaced'",
                    moved.lost.size(), fmt::join(moved.lost, ", ")));
  }
  return signed_by(next, std::move(moved.labels));
}

}  // namespace topicmill
