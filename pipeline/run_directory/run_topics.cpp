#include "pipeline/run_directory/run_topics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "topics/rank_words.hpp"

namespace topicmill {
namespace {

/// Makes one topic of a head and those merged into it, in the head's column: P(term | topic) is the mean of theirs,
/// weighed by share, plain where these are all 0. The others are left without anything.
void merge(const RunTopic& head, TopicModel& model) {
  const auto parts = head.parts();
  Topic whole;
  for (const TopicId part : parts) {
    const Topic& topic = model.topics[part.place()];
    whole.mass += topic.mass;
    whole.share += topic.share;
    whole.documents += topic.documents;
    whole.tokens += topic.tokens;
  }
  const auto weight_of = [&](TopicId part) {
    return whole.share > 0 ? model.topics[part.place()].share / whole.share : 1.0 / static_cast<double>(parts.size());
  };
  for (std::int64_t term = 0; term < model.weights.rows(); ++term) {
    double probability = 0;
    for (const TopicId part : parts) {
      probability += weight_of(part) * model.probability(term, part.number());
      model.weights(term, part.number()) = 0;
    }
    model.weights(term, head.id.number()) = static_cast<float>(probability * whole.mass);
  }
  for (const TopicId part : parts) model.topics[part.place()] = {};
  model.topics[head.id.place()] = whole;
}

/// Those that labels.yaml hides.
std::set<TopicId> hidden_topics(const Labels& labels) {
  std::set<TopicId> hidden;
  for (const auto& edit : labels.topics) {
    for (const std::int64_t part : edit.merge) hidden.emplace(part);
    if (edit.drop) hidden.emplace(*edit.topic);
  }
  return hidden;
}

/// A topic without words, as it is called.
RunTopic titled(TopicId id, const Model& model, const Labels& labels, TopicView view) {
  RunTopic topic;
  topic.id = id;
  topic.label = model.labels[id.place()];
  const TopicEdit* const edit = labels.find(id.number());
  if (edit && edit->name) topic.label = *(topic.name = edit->name);
  if (!edit || view != TopicView::edited) return topic;
  for (const std::int64_t part : edit->merge) topic.merged.emplace_back(part);
  std::sort(topic.merged.begin(), topic.merged.end());
  return topic;
}

std::vector<RunTopic> shown_topics(const Model& model, const Labels& labels, TopicView view) {
  const auto hidden = view == TopicView::edited ? hidden_topics(labels) : std::set<TopicId>();
  std::vector<RunTopic> topics;
  for (std::int64_t number = 0; number < model.topics.k(); ++number) {
    const TopicId id(number);
    if (!hidden.contains(id)) topics.push_back(titled(id, model, labels, view));
  }
  return topics;
}

std::vector<RunWord> words_of(const WordScorer& scorer, const std::vector<Term>& terms, TopicId topic) {
  std::vector<RunWord> words;
  for (const auto& word : scorer.words(topic.number(), WordScore::weight)) {
    words.push_back({word, terms[static_cast<std::size_t>(word.id)].text, scorer.share(word.id, topic.number())});
  }
  return words;
}

/// Shares, documents and words of the topics, whose merges the model has made.
void describe(const TopicModel& model, const std::vector<Term>& terms, const ScoreOptions& scoring,
              std::vector<RunTopic>& topics) {
  const WordScorer scorer(model, scoring);
  for (auto& topic : topics) {
    const Topic& sums = model.topics[topic.id.place()];
    topic.share = sums.share;
    topic.documents = sums.documents;
    topic.words = words_of(scorer, terms, topic.id);
  }
}

}  // namespace

std::vector<TopicId> RunTopic::parts() const {
  std::vector<TopicId> all{id};
  all.insert(all.end(), merged.begin(), merged.end());
  return all;
}

std::vector<RunTopic> topics_of(const Model& model, const Labels& labels, TopicView view, const ScoreOptions& scoring) {
  auto topics = shown_topics(model, labels, view);
  const auto is_merged = [](const RunTopic& topic) { return !topic.merged.empty(); };
  if (std::none_of(topics.begin(), topics.end(), is_merged)) {
    describe(model.topics, model.terms, scoring, topics);
    return topics;
  }
  TopicModel merged = model.topics;
  for (const auto& topic : topics) {
    if (is_merged(topic)) merge(topic, merged);
  }
  describe(merged, model.terms, scoring, topics);
  return topics;
}

void rank_words(WordScore by, std::vector<RunWord>& words) { rank_by(by, words); }

const RunTopic& find_topic(const std::vector<RunTopic>& topics, TopicId id, std::int64_t all) {
  for (const auto& topic : topics) {
    if (topic.id == id) return topic;
    if (std::find(topic.merged.begin(), topic.merged.end(), id) == topic.merged.end()) continue;
    throw UsageError(
        fmt::format("topic {} is merged into {} by {}; --all shows it", id.number(), topic.id.number(), labels_file));
  }
  if (id.number() >= 0 && id.number() < all) {
    throw UsageError(fmt::format("topic {} is dropped by {}; --all shows it", id.number(), labels_file));
  }
  throw UsageError(fmt::format("there is no topic {}; the run has topics 0 to {}", id.number(), all - 1));
}

}  // namespace topicmill
