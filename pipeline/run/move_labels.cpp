#include "pipeline/run/move_labels.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace topicmill {
namespace {

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

  MovedLabels take() && { return {std::move(moved_), std::move(lost_)}; }

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

}  // namespace

MovedLabels move_labels(const FormerLabels& former, const std::vector<FormerTopic>& topics,
                        const std::vector<std::optional<std::int64_t>>& places) {
  return Move(former, topics, places).take();
}

}  // namespace topicmill
