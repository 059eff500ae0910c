#include "pipeline/run_directory/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/registry.hpp"
#include "pipeline/config/config_file.hpp"
#include "pipeline/config/yaml.hpp"
#include "pipeline/run_directory/run_directory.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t known_version = 1;

constexpr std::string_view explanation =
    "# What people say of the topics of this run: topicmill label changes it, and it may be edited by hand.\n"
    "#   name: what a topic is called; merge: [2, 5]: topics that are shown as part of it; drop: true: it is not "
    "shown;\n"
    "#   notes: for people. Numbers are those of the run. words: the first words of a topic, by which it is known "
    "again\n"
    "#   when the corpus is modeled anew; topicmill writes them. Other comments are not kept.\n";

/// The item of a list option, which may be written without brackets where it is the only one.
const Value& item(const Value& list, std::size_t place) {
  return list.is_list() && place < list.items.size() ? list.items[place] : list;
}

/// Rules across the entries of a file.
class EntryCheck {
 public:
  EntryCheck(const std::vector<TopicEdit>& edits, const Value& list, Reading& reading)
      : edits_(edits), list_(list), reading_(reading) {}

  void run() {
    for (std::size_t i = 0; i < edits_.size(); ++i) {
      if (edits_[i].topic) check_topic(*edits_[i].topic, item(list_, i).place_of("topic"));
    }
    for (std::size_t i = 0; i < edits_.size(); ++i) {
      const Value& merge = item(list_, i).place_of("merge");
      for (std::size_t j = 0; edits_[i].topic && j < edits_[i].merge.size(); ++j) {
        check_merge(edits_[i].merge[j], *edits_[i].topic, item(merge, j));
      }
    }
  }

 private:
  void check_topic(std::int64_t topic, const Value& place) {
    if (!seen_.insert(topic).second) {
      reading_.fail(place, fmt::format("topic {} has two entries", topic), "make them one");
    }
  }

  void check_merge(std::int64_t part, std::int64_t head, const Value& place) {
    if (part == head) reading_.fail(place, fmt::format("topic {} is merged into itself", part), "remove it");
    const auto [first, is_new] = heads_.emplace(part, head);
    if (!is_new) {
      reading_.fail(place, fmt::format("topic {} is merged twice, into {} and {}", part, first->second, head),
                    "keep one");
    }
    const auto own = std::find_if(edits_.begin(), edits_.end(), [&](const auto& edit) { return edit.topic == part; });
    if (part != head && own != edits_.end() && !own->merge.empty()) {
      reading_.fail(place, fmt::format("topic {} is merged, and others are merged into it", part),
                    fmt::format("merge them all into {}", head));
    }
  }

  const std::vector<TopicEdit>& edits_;
  const Value& list_;
  Reading& reading_;
  std::set<std::int64_t> seen_;
  std::map<std::int64_t, std::int64_t> heads_;  ///< of each topic that is merged
};

void check_number(std::int64_t topic, std::int64_t topics, const Value& place, Reading& reading) {
  if (topic >= 0 && topic < topics) return;
  reading.fail(place, fmt::format("there is no topic {}", topic),
               fmt::format("the run has topics 0 to {}", topics - 1));
}

/// Every topic that is mentioned must be in the run.
void check_numbers(const Labels& labels, const Value& value, std::int64_t topics, Reading& reading) {
  const Value* list = value.find("topics");
  for (std::size_t i = 0; list && i < labels.topics.size(); ++i) {
    const Value& entry = item(*list, i);
    const TopicEdit& edit = labels.topics[i];
    if (edit.topic) check_number(*edit.topic, topics, entry.place_of("topic"), reading);
    for (std::size_t j = 0; j < edit.merge.size(); ++j) {
      check_number(edit.merge[j], topics, item(entry.place_of("merge"), j), reading);
    }
  }
}

/// Only what an entry says.
Value to_value(const TopicEdit& edit) {
  Value value = Value::map({});
  const auto add = [&](std::string key, Value said) { value.entries.push_back({std::move(key), {}, std::move(said)}); };
  if (edit.topic) add("topic", write_option(*edit.topic));
  if (edit.name) add("name", write_option(*edit.name));
  if (!edit.merge.empty()) add("merge", write_option(edit.merge));
  if (edit.drop) add("drop", write_option(edit.drop));
  if (edit.notes) add("notes", write_option(*edit.notes));
  if (!edit.words.empty()) add("words", write_option(edit.words));
  return value;
}

Value to_value(const std::vector<TopicEdit>& edits) {
  std::vector<Value> items;
  for (const auto& edit : edits) items.push_back(to_value(edit));
  return Value::list(std::move(items));
}

}  // namespace

void TopicEdit::check(const Value& value, Reading& reading) const {
  if (topic) return;
  if (value.find("topic") == nullptr) reading.fail(value, "this does not say of which topic", "write topic: NUMBER");
}

void Labels::check(const Value& value, Reading& reading) const {
  if (version != known_version) {
    reading.fail(value.place_of("version"), fmt::format("version {} is not known to this topicmill", version),
                 fmt::format("give {}, or take a newer topicmill", known_version));
  }
  if (const Value* list = value.find("topics")) EntryCheck(topics, *list, reading).run();
}

const TopicEdit* Labels::find(std::int64_t topic) const {
  const auto at = std::find_if(topics.begin(), topics.end(), [&](const auto& edit) { return edit.topic == topic; });
  return at == topics.end() ? nullptr : &*at;
}

TopicEdit& Labels::at(std::int64_t topic) {
  const auto at = std::find_if(topics.begin(), topics.end(), [&](const auto& edit) { return edit.topic == topic; });
  if (at != topics.end()) return *at;
  topics.emplace_back();
  topics.back().topic = topic;
  return topics.back();
}

Labels parse_labels(const std::string& text, const std::string& name, std::optional<std::int64_t> topics) {
  const Value value = parse_yaml(text, make_source(name, text));
  const Registry no_families;
  Reading reading(no_families);
  Labels labels;
  read_option(value, labels, reading);
  if (topics) check_numbers(labels, value, *topics, reading);
  reading.finish();
  return labels;
}

Labels read_labels(const std::filesystem::path& file, std::optional<std::int64_t> topics) {
  return parse_labels(read_config_file(file), file.string(), topics);
}

Labels labels_of_run(const std::filesystem::path& directory, std::int64_t topics) {
  const auto file = directory / labels_file;
  return std::filesystem::exists(file) ? read_labels(file, topics) : Labels{};
}

void sign(Labels& labels, const std::function<std::vector<std::string>(std::int64_t topic)>& words_of) {
  std::set<std::int64_t> merged;
  for (const auto& edit : labels.topics) merged.insert(edit.merge.begin(), edit.merge.end());
  std::erase_if(labels.topics, [&](const auto& edit) { return edit.says_nothing() && !merged.contains(*edit.topic); });
  for (const std::int64_t topic : merged) labels.at(topic);
  for (auto& edit : labels.topics) {
    edit.words = words_of(*edit.topic);
    edit.words.resize(std::min(edit.words.size(), signature_words));
  }
  std::sort(labels.topics.begin(), labels.topics.end(),
            [](const auto& a, const auto& b) { return *a.topic < *b.topic; });
}

std::string labels_text(const Labels& labels) {
  Value value = Value::map({{"version", {}, write_option(labels.version)}, {"topics", {}, to_value(labels.topics)}});
  if (!labels.unplaced.empty()) value.entries.push_back({"unplaced", {}, to_value(labels.unplaced)});
  return std::string(explanation) + to_yaml(value);
}

}  // namespace topicmill
