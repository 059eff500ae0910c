#include "pipeline/run_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "pipeline/labels.hpp"
#include "pipeline/read_table.hpp"
#include "pipeline/run_directory.hpp"

namespace topicmill {
namespace {

/// Reads the named columns of a table's rows by name and type.
class Row {
 public:
  Row(const TextTable& table, const std::vector<std::string>& cells, const std::string& name)
      : table_(table), cells_(cells), name_(name) {}

  const std::string& text(std::string_view column) const {
    const auto at = table_.column(column);
    if (!at) throw InputError(fmt::format("table '{}' of the run has no column '{}'; run it again", name_, column));
    return cells_[*at];
  }

  template <class Number>
  Number number(std::string_view column) const {
    const std::string& cell = text(column);
    Number value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size()) {
      throw InputError(
          fmt::format("table '{}' of the run has '{}' as {}, which is no number; run it again", name_, cell, column));
    }
    return value;
  }

 private:
  const TextTable& table_;
  const std::vector<std::string>& cells_;
  const std::string& name_;
};

template <class Visit>
void for_each(const std::filesystem::path& directory, const std::string& name, const Visit& visit) {
  const TextTable table = read_table(directory, name);
  for (const auto& cells : table.rows) visit(Row(table, cells, name));
}

std::vector<RunTopic> read_tables(const std::filesystem::path& directory) {
  std::vector<RunTopic> topics;
  for_each(directory, "topics", [&](const Row& row) {
    topics.push_back({row.number<std::int64_t>("topic"),
                      row.text("label"),
                      {},
                      row.number<double>("share"),
                      row.number<std::int64_t>("documents"),
                      {},
                      {}});
  });
  for_each(directory, "topic_words", [&](const Row& row) {
    const auto number = row.number<std::size_t>("topic");
    if (number >= topics.size())
      throw InputError("table 'topic_words' of the run names a topic that is not in 'topics'");
    topics[number].words.push_back({row.text("term"), row.number<double>("weight"), row.number<double>("probability")});
  });
  return topics;
}

/// P(term | topic) of several topics as one: the mean, weighed by their shares, or plain where these are all 0.
std::vector<RunWord> words_of_sum(const std::vector<const RunTopic*>& parts) {
  double shares = 0;
  double mass = 0;
  for (const RunTopic* part : parts) {
    shares += part->share;
    const bool has_mass = !part->words.empty() && part->words.front().probability > 0;
    if (has_mass) mass += part->words.front().weight / part->words.front().probability;
  }
  std::map<std::string, double> probabilities;
  for (const RunTopic* part : parts) {
    const double weight = shares > 0 ? part->share / shares : 1.0 / static_cast<double>(parts.size());
    for (const auto& word : part->words) probabilities[word.term] += weight * word.probability;
  }
  std::vector<RunWord> words;
  for (const auto& [term, probability] : probabilities) words.push_back({term, mass * probability, probability});
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.probability > b.probability; });
  return words;
}

/// The head with the topics of `merge`, which are not empty.
RunTopic with_merged(const std::vector<RunTopic>& topics, const RunTopic& head, std::vector<std::int64_t> merge) {
  std::sort(merge.begin(), merge.end());
  std::vector<const RunTopic*> parts{&head};
  for (const std::int64_t part : merge) parts.push_back(&topics[static_cast<std::size_t>(part)]);
  RunTopic whole = head;
  whole.share = 0;
  whole.documents = 0;
  for (const RunTopic* part : parts) {
    whole.share += part->share;
    whole.documents += part->documents;
  }
  whole.words = words_of_sum(parts);
  whole.merged = std::move(merge);
  return whole;
}

std::vector<RunTopic> edited(const std::vector<RunTopic>& topics, const Labels& labels) {
  std::set<std::int64_t> hidden;
  for (const auto& edit : labels.topics) {
    hidden.insert(edit.merge.begin(), edit.merge.end());
    if (edit.drop) hidden.insert(*edit.topic);
  }
  std::vector<RunTopic> shown;
  for (const auto& topic : topics) {
    if (hidden.contains(topic.number)) continue;
    const TopicEdit* edit = labels.find(topic.number);
    shown.push_back(edit && !edit->merge.empty() ? with_merged(topics, topic, edit->merge) : topic);
  }
  return shown;
}

}  // namespace

std::vector<std::int64_t> RunTopic::parts() const {
  std::vector<std::int64_t> all{number};
  all.insert(all.end(), merged.begin(), merged.end());
  return all;
}

std::vector<RunTopic> read_topics(const std::filesystem::path& directory, TopicView view) {
  std::vector<RunTopic> topics = read_tables(directory);
  const Labels labels = labels_of_run(directory, std::ssize(topics));
  for (auto& topic : topics) {
    const TopicEdit* edit = labels.find(topic.number);
    if (edit && edit->name) topic.label = *(topic.name = edit->name);
  }
  return view == TopicView::edited ? edited(topics, labels) : topics;
}

std::vector<CorpusReader::InputFile> read_inputs(const std::filesystem::path& directory) {
  require_run_directory(directory);
  std::ifstream stream(directory / run_file, std::ios::binary);
  const auto json = nlohmann::json::parse(stream, nullptr, false);
  std::vector<CorpusReader::InputFile> files;
  try {
    for (const auto& input : json.at("inputs"))
      files.push_back({input.at("path"), input.at("bytes"), input.at("xxh3")});
  } catch (const nlohmann::json::exception&) {
    throw InputError(
        fmt::format("'{}' does not list the inputs of the run; run it again", (directory / run_file).string()));
  }
  return files;
}

const RunTopic& find_topic(const std::vector<RunTopic>& topics, std::int64_t number) {
  std::int64_t last = 0;
  for (const auto& topic : topics) {
    if (topic.number == number) return topic;
    if (std::find(topic.merged.begin(), topic.merged.end(), number) != topic.merged.end()) {
      throw UsageError(
          fmt::format("topic {} is merged into {} by {}; --all shows it", number, topic.number, labels_file));
    }
    last = std::max({last, topic.number, topic.merged.empty() ? 0 : topic.merged.back()});
  }
  if (number >= 0 && number < last) {
    throw UsageError(fmt::format("topic {} is dropped by {}; --all shows it", number, labels_file));
  }
  throw UsageError(fmt::format("there is no topic {}; the run has topics 0 to {}", number, last));
}

}  // namespace topicmill
