// labels.yaml: what people say of the topics of a run: names, topics that belong together or are of no use, notes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/options.hpp"

namespace topicmill {

/// What is said of one topic.
struct TopicEdit {
  std::optional<std::int64_t> topic;
  std::optional<std::string> name;
  std::vector<std::int64_t> merge;
  bool drop = false;
  std::optional<std::string> notes;
  std::vector<std::string> words;

  static constexpr auto fields() {
    return std::tuple{
        field("topic", &TopicEdit::topic, "Its number in the run."),
        field("name", &TopicEdit::name, "What it is called."),
        field("merge", &TopicEdit::merge, "Topics that are shown as part of it."),
        field("drop", &TopicEdit::drop, "Whether it is not shown."),
        field("notes", &TopicEdit::notes, "For people."),
        field("words", &TopicEdit::words, "Its first words."),
    };
  }

  /// A topic is named.
  void check(const Value& value, Reading& reading) const;

  /// Whether it says no more than the words of a topic.
  bool says_nothing() const { return !name && merge.empty() && !drop && !notes; }
};

/// The file:
///
///   version: 1
///   topics:
///     - {topic: 7, name: Sport, merge: [9, 12], words: [game, team, ...]}
///     - {topic: 4, drop: true, words: [...]}
///
/// Numbers are those of the run and never change. `words` are a topic's first words, by which it is known again when
/// the corpus is modeled anew (pipeline/run/carry_labels.hpp).
struct Labels {
  std::int64_t version = 1;
  std::vector<TopicEdit> topics;
  std::vector<TopicEdit> unplaced;  ///< of former runs, with their numbers there: no topic of this run is like them

  static constexpr auto fields() {
    return std::tuple{
        field("version", &Labels::version, "The version of the file's format: 1."),
        field("topics", &Labels::topics, "What is said of topics."),
        field("unplaced", &Labels::unplaced, "What was said of topics of a former run that are no more."),
    };
  }

  /// The version is known; no topic is named twice, merged twice, into itself, or into one that is merged itself.
  void check(const Value& value, Reading& reading) const;

  const TopicEdit* find(std::int64_t topic) const;
  TopicEdit& at(std::int64_t topic);  ///< adds one that says nothing where there is none
};

/// How many words of a topic the file keeps.
inline constexpr std::size_t signature_words = 10;

/// Reads the file. `topics`: how many the run has, none where that is not known. Throws ConfigError with all problems
/// and their places, a topic that is not in the run among them, UsageError where the file cannot be read.
Labels read_labels(const std::filesystem::path& file, std::optional<std::int64_t> topics);

/// Reads the file's text, whose lines are those of `name` in messages. Throws ConfigError as read_labels does.
Labels parse_labels(const std::string& text, const std::string& name, std::optional<std::int64_t> topics);

/// The labels of a run directory; empty ones where it has no such file. Throws as read_labels does.
Labels labels_of_run(const std::filesystem::path& directory, std::int64_t topics);

/// Gives every topic that is mentioned its words, and an entry to those that are merged; leaves out what says nothing
/// of any topic. Entries come by number.
void sign(Labels& labels, const std::function<std::vector<std::string>(std::int64_t topic)>& words_of);

/// The file's text, with comments that explain it; reads back to the same labels.
std::string labels_text(const Labels& labels);

}  // namespace topicmill
