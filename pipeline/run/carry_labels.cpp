#include "pipeline/run/carry_labels.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/error.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/run_reader.hpp"
#include "topics/assignment.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t compared_words = 50;

WeightedWords by_rank(const std::vector<std::string>& words) {
  WeightedWords weighted;
  for (const auto& word : words) weighted.emplace_back(word, 1.0 / static_cast<double>(weighted.size() + 1));
  return weighted;
}

std::map<std::int64_t, WeightedWords> topics_of_run(const fs::path& directory) {
  std::map<std::int64_t, WeightedWords> topics;
  for (const auto& topic : read_topics(directory, TopicView::all_apart)) {
    WeightedWords& words = topics[topic.number];
    for (const auto& word : topic.words) words.emplace_back(word.term, word.probability);
  }
  return topics;
}

/// Those of the run whose labels they are; none where its tables are not there, or cannot be read: then words must do.
std::map<std::int64_t, WeightedWords> topics_beside(const fs::path& labels) {
  const fs::path directory = labels.parent_path();
  if (!is_run_directory(directory)) return {};
  try {
    return topics_of_run(directory);
  } catch (const InputError&) {
    return {};
  }
}

double norm(const WeightedWords& words) {
  double sum = 0;
  for (const auto& [word, weight] : words) sum += weight * weight;
  return std::sqrt(sum);
}

/// A former topic, or what was said of one before.
struct FormerTopic {
  std::optional<std::int64_t> number;  ///< none of an entry that had no place already
  WeightedWords words;
  bool has_weights = true;  ///< else they are 1/rank
};

/// The words of the new topics, cut and weighed as those they are compared with.
class NewTopics {
 public:
  NewTopics(const TopicModel& model, const std::vector<Term>& terms) {
    for (std::int64_t t = 0; t < model.k(); ++t) {
      words_.emplace_back();
      for (const auto term : model.top_terms(t, compared_words)) {
        words_.back().emplace_back(terms[static_cast<std::size_t>(term)].text, model.probability(term, t));
      }
    }
  }

  std::int64_t count() const { return std::ssize(words_); }

  std::vector<std::string> first_words(std::int64_t topic) const {
    std::vector<std::string> first;
    for (const auto& [word, weight] : words_[static_cast<std::size_t>(topic)]) first.push_back(word);
    return first;
  }

  /// The cosine with each new topic.
  std::vector<double> likeness(const FormerTopic& former) const {
    const std::unordered_map<std::string, double> weights(former.words.begin(), former.words.end());
    const double former_norm = norm(former.words);
    std::vector<double> cosines;
    for (std::int64_t t = 0; t < count(); ++t) {
      const WeightedWords words = cut_as(former, t);
      double product = 0;
      for (const auto& [word, weight] : words) {
        if (const auto at = weights.find(word); at != weights.end()) product += weight * at->second;
      }
      cosines.push_back(product > 0 ? product / (former_norm * norm(words)) : 0);
    }
    return cosines;
  }

 private:
  WeightedWords cut_as(const FormerTopic& former, std::int64_t topic) const {
    WeightedWords words = former.has_weights ? words_[static_cast<std::size_t>(topic)] : by_rank(first_words(topic));
    words.resize(std::min(words.size(), former.words.size()));
    return words;
  }

  std::vector<WeightedWords> words_;
};

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

/// The new topic of each former one; none where nothing is like it.
std::vector<std::optional<std::int64_t>> find_places(const std::vector<FormerTopic>& former, const NewTopics& next) {
  Worth worth{std::ssize(former), next.count(), {}};
  for (const auto& topic : former) {
    const auto cosines = next.likeness(topic);
    worth.values.insert(worth.values.end(), cosines.begin(), cosines.end());
  }
  auto places = best_assignment(worth);
  for (std::int64_t i = 0; i < worth.rows; ++i) {
    auto& place = places[static_cast<std::size_t>(i)];
    if (place && worth(i, *place) < least_likeness) place.reset();
  }
  return places;
}

/// "7 (Sport)".
std::string title_of(const TopicEdit& edit) {
  return edit.name ? fmt::format("{} ({})", *edit.topic, *edit.name) : fmt::to_string(*edit.topic);
}

void add_note(TopicEdit& edit, const std::string& note) { edit.notes = edit.notes ? *edit.notes + "; " + note : note; }

/// Moves entries from the numbers of the former run to those of the new one.
class Move {
 public:
  Move(const FormerLabels& former, const std::vector<FormerTopic>& topics,
       const std::vector<std::optional<std::int64_t>>& places)
      : former_(former) {
    for (std::size_t i = 0; i < topics.size(); ++i) {
      if (topics[i].number && places[i]) places_[*topics[i].number] = *places[i];
    }
    for (const auto& edit : former.labels.topics) move(edit);
    const std::size_t first = topics.size() - former.labels.unplaced.size();
    for (std::size_t i = 0; i < former.labels.unplaced.size(); ++i) {
      try_again(former.labels.unplaced[i], places[first + i]);
    }
  }

  Labels take() && { return std::move(moved_); }

  /// Titles of those that lost their place.
  const std::vector<std::string>& lost() const { return lost_; }

 private:
  void move(TopicEdit edit) {
    const auto place = place_of(edit);
    if (edit.says_nothing()) return;
    if (!place) return lose(std::move(edit));
    if (!places_.contains(*edit.topic)) lose_number(*edit.topic, edit);
    edit.merge = moved_parts(edit);
    std::erase(edit.merge, *place);
    edit.topic = place;
    moved_.topics.push_back(std::move(edit));
  }

  /// That of its own topic, else of the first of its parts that has one: topics that belong together live on with any.
  std::optional<std::int64_t> place_of(const TopicEdit& edit) const {
    if (const auto own = places_.find(*edit.topic); own != places_.end()) return own->second;
    for (const std::int64_t part : edit.merge) {
      const TopicEdit* said = former_.labels.find(part);
      const bool speaks = said && !said->says_nothing();
      if (const auto place = places_.find(part); !speaks && place != places_.end()) return place->second;
    }
    return std::nullopt;
  }

  std::vector<std::int64_t> moved_parts(const TopicEdit& head) {
    std::vector<std::int64_t> parts;
    for (const std::int64_t part : head.merge) {
      const auto place = places_.find(part);
      if (place != places_.end()) {
        parts.push_back(place->second);
      } else {
        lose_part(part, head);
      }
    }
    return parts;
  }

  /// A topic that was part of another; what was said of itself comes with its own entry.
  void lose_part(std::int64_t part, const TopicEdit& head) {
    const TopicEdit* own = former_.labels.find(part);
    if (!own || own->says_nothing()) lose_number(part, head);
  }

  void lose_number(std::int64_t number, const TopicEdit& head) {
    TopicEdit edit;
    edit.topic = number;
    edit.notes = "was part of " + title_of(head);
    if (const TopicEdit* own = former_.labels.find(number)) edit.words = own->words;
    lose(std::move(edit));
  }

  void lose(TopicEdit edit) {
    lost_.push_back(title_of(edit));
    if (const auto known = former_.topics.find(*edit.topic); known != former_.topics.end()) {
      edit.words.clear();
      for (const auto& [word, weight] : known->second) edit.words.push_back(word);
      edit.words.resize(std::min(edit.words.size(), signature_words));
    }
    moved_.unplaced.push_back(std::move(edit));
  }

  /// The numbers of its merges are those of a run that is gone: they become a note.
  void try_again(TopicEdit edit, std::optional<std::int64_t> place) {
    if (!place || moved_.find(*place)) {
      moved_.unplaced.push_back(std::move(edit));
      return;
    }
    if (!edit.merge.empty()) add_note(edit, fmt::format("was merged with {}", fmt::join(edit.merge, ", ")));
    edit.merge.clear();
    edit.topic = place;
    moved_.topics.push_back(std::move(edit));
  }

  const FormerLabels& former_;
  std::map<std::int64_t, std::int64_t> places_;
  Labels moved_;
  std::vector<std::string> lost_;
};

/// The file of output.labels, which may name its run directory.
std::optional<fs::path> given_file(const std::optional<std::string>& option) {
  if (!option) return std::nullopt;
  const fs::path file = fs::is_directory(*option) ? fs::path(*option) / labels_file : fs::path(*option);
  if (fs::exists(file)) return file;
  throw UsageError(fmt::format("output.labels: there is no file '{}'", file.string()));
}

}  // namespace

std::optional<FormerLabels> former_labels(const Config& config, RunLog& log) {
  const auto given = given_file(config.output.labels);
  const fs::path own = fs::path(config.output.directory) / labels_file;
  if (!fs::exists(own) && !given) return std::nullopt;
  if (fs::exists(own) && given && !fs::equivalent(own, *given)) {
    log.warn(
        fmt::format("output.labels is passed over, since the run directory has labels of its own: '{}'", own.string()));
  }
  const fs::path file = fs::exists(own) ? own : *given;
  FormerLabels former{{}, topics_beside(file)};
  const auto count = former.topics.empty() ? std::nullopt : std::optional(std::ssize(former.topics));
  former.labels = read_labels(file, count);
  return former;
}

Labels carry_labels(const FormerLabels& former, const TopicModel& model, const std::vector<Term>& terms, RunLog& log) {
  const NewTopics next(model, terms);
  const auto topics = topics_to_place(former);
  Move move(former, topics, find_places(topics, next));
  if (!move.lost().empty()) {
    log.warn(
        fmt::format("labels of {} former topics fit none of the new ones: {}; labels.yaml keeps them under "
                    "'unplaced'",
                    move.lost().size(), fmt::join(move.lost(), ", ")));
  }
  Labels labels = std::move(move).take();
  sign(labels, [&](std::int64_t topic) { return next.first_words(topic); });
  return labels;
}

}  // namespace topicmill
