#include "pipeline/run_directory/run_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "topics/rank_words.hpp"

namespace topicmill {
namespace {

/// Makes one topic of a head and those merged into it, in the head's column: P(term | topic) is the mean of theirs,
/// weighed by share, plain where these are all 0. The others are left without anything.
void merge(std::int64_t head, const std::vector<std::int64_t>& merged, TopicModel& model) {
  std::vector<std::int64_t> parts{head};
  parts.insert(parts.end(), merged.begin(), merged.end());
  Topic whole;
  for (const std::int64_t part : parts) {
    const Topic& topic = model.topics[static_cast<std::size_t>(part)];
    whole.mass += topic.mass;
    whole.share += topic.share;
    whole.documents += topic.documents;
    whole.tokens += topic.tokens;
  }
  const auto weight_of = [&](std::int64_t part) {
    return whole.share > 0 ? model.topics[static_cast<std::size_t>(part)].share / whole.share
                           : 1.0 / static_cast<double>(parts.size());
  };
  for (std::int64_t term = 0; term < model.weights.rows(); ++term) {
    double probability = 0;
    for (const std::int64_t part : parts) {
      probability += weight_of(part) * model.probability(term, part);
      model.weights(term, part) = 0;
    }
    model.weights(term, head) = static_cast<float>(probability * whole.mass);
  }
  for (const std::int64_t part : parts) model.topics[static_cast<std::size_t>(part)] = {};
  model.topics[static_cast<std::size_t>(head)] = whole;
}

/// The numbers that labels.yaml hides.
std::set<std::int64_t> hidden_topics(const Labels& labels) {
  std::set<std::int64_t> hidden;
  for (const auto& edit : labels.topics) {
    hidden.insert(edit.merge.begin(), edit.merge.end());
    if (edit.drop) hidden.insert(*edit.topic);
  }
  return hidden;
}

std::vector<RunWord> words_of(const WordScorer& scorer, const std::vector<Term>& terms, std::int64_t topic) {
  std::vector<RunWord> words;
  for (const auto& word : scorer.words(topic, WordScore::weight)) {
    words.push_back({word, terms[static_cast<std::size_t>(word.id)].text, scorer.share(word.id, topic)});
  }
  return words;
}

}  // namespace

std::vector<std::int64_t> RunTopic::parts() const {
  std::vector<std::int64_t> all{number};
  all.insert(all.end(), merged.begin(), merged.end());
  return all;
}

std::vector<RunTopic> read_topics(const std::filesystem::path& directory, TopicView view, const ScoreOptions& scoring) {
  require_run_directory(directory);
  Model model = load_topics(directory);
  return topics_of(model, directory, view, scoring);
}

std::vector<RunTopic> topics_of(Model& model, const std::filesystem::path& directory, TopicView view,
                                const ScoreOptions& scoring) {
  const Labels labels = labels_of_run(directory, model.topics.k());
  const auto hidden = view == TopicView::edited ? hidden_topics(labels) : std::set<std::int64_t>();
  std::vector<RunTopic> topics;
  for (std::int64_t number = 0; number < model.topics.k(); ++number) {
    if (hidden.contains(number)) continue;
    RunTopic& topic = topics.emplace_back();
    topic.number = number;
    topic.label = model.labels[static_cast<std::size_t>(number)];
    const TopicEdit* const edit = labels.find(number);
    if (edit && edit->name) topic.label = *(topic.name = edit->name);
    if (edit && view == TopicView::edited) topic.merged = edit->merge;
    std::sort(topic.merged.begin(), topic.merged.end());
    if (!topic.merged.empty()) merge(number, topic.merged, model.topics);
  }
  const WordScorer scorer(model.topics, scoring);
  for (auto& topic : topics) {
    topic.share = model.topics.topics[static_cast<std::size_t>(topic.number)].share;
    topic.documents = model.topics.topics[static_cast<std::size_t>(topic.number)].documents;
    topic.words = words_of(scorer, model.terms, topic.number);
  }
  return topics;
}

void rank_words(WordScore by, std::vector<RunWord>& words) { rank_by(by, words); }

std::vector<InputFile> read_inputs(const std::filesystem::path& directory) {
  require_run_directory(directory);
  std::ifstream stream(directory / run_file, std::ios::binary);
  const auto json = nlohmann::json::parse(stream, nullptr, false);
  std::vector<InputFile> files;
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
