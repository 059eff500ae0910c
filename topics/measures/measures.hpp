// The measures that topicmill comes with.
#pragma once

#include "topics/coherence/coherence.hpp"
#include "topics/measure.hpp"

namespace topicmill {

/// umass: by documents, so that a matrix is enough to count it.
class Umass : public Measure {
 public:
  std::optional<std::int64_t> window() const override { return document_width; }
  std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const override;
};

template <std::int64_t width>
struct WindowOptions {
  std::int64_t window = width;

  static constexpr auto fields() {
    return std::tuple{field("window", &WindowOptions::window, "Tokens in a window.", at_least(1))};
  }
};

/// A coherence by windows of `width` tokens, unless the options say otherwise.
template <Coherence coherence, std::int64_t width>
class WindowCoherence : public Measure {
 public:
  using Options = WindowOptions<width>;
  explicit WindowCoherence(const Options& options) : window_(options.window) {}

  std::optional<std::int64_t> window() const override { return window_; }
  std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const override {
    std::vector<double> values;
    for (const auto& topic : topics.words.topics()) values.push_back(coherence(topic, topics.words, *counts));
    return values;
  }

 private:
  std::int64_t window_;
};

/// distributional: by windows that words share with those of other topics as well.
class Distributional : public WindowCoherence<distributional, 10> {
 public:
  using WindowCoherence::WindowCoherence;
  bool needs_contexts() const override { return true; }
};

/// Each top word counts 1 / (topics that have it among their top words); their mean in a topic. The mean over topics of
/// n words each is the share of unique words among all k n (Dieng, Ruiz and Blei 2020).
class Diversity : public Measure {
 public:
  std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const override;
};

/// The mean over top words w of phi_tw / sum over topics s of phi_sw: P(topic | word) where all topics are as likely
/// (Bischof and Airoldi 2012). From 1/k or so to 1.
class Exclusivity : public Measure {
 public:
  bool needs_weights() const override { return true; }
  std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const override;
};

/// exp of the entropy of phi: over how many words, as if equally likely, a topic spreads. 0 for a topic of no words.
class EffectiveWords : public Measure {
 public:
  bool needs_weights() const override { return true; }
  std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const override;
};

/// Of the documents that have the topic at all, the share that have it as their first: MALLET's rank_1_docs. Low where
/// a topic is a background of others.
class Rank1 : public Measure {
 public:
  bool needs_weights() const override { return true; }
  bool needs_documents() const override { return true; }
  std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const override;
};

}  // namespace topicmill
