// The run that an update goes on from: what it says of terms and topics, and what became of them.
#pragma once

#include <memory>
#include <vector>

#include "nmf/restarts.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/corpus/run_context.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/model/past_file.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "text/vectorize/former_terms.hpp"
#include "topics/topic_changes.hpp"

namespace topicmill {

class FinishedRun;

/// Topics that go on: they keep numbers and labels.
class FormerRun {
 public:
  /// Reads the run that config.update.run names, and makes the config fit it: text, weights, loss and the number of
  /// topics are its. Warns where the config says something else. Null where it names none. Throws InputError where it
  /// is no run whose topics can go on.
  static std::unique_ptr<const FormerRun> of(Config& config, const Registry& registry, RunLog& log);

  /// What goes on is at hand: topics without what people say of them.
  static std::unique_ptr<const FormerRun> of(const CorpusIndex& index, const DescribedTopics& topics);

  const FormerTerms& terms() const { return terms_; }

  /// What the run kept of its rows, over the terms of now, in the unit of their idf, and as far as it is not forgotten.
  PastRows past(const CorpusIndex& index, double forget) const;

  /// Topics of the past and of V together (nmf/continuation/continue_topics.hpp). Stage "factorize".
  Restarts continue_topics(const WeightedMatrix& V, const PastRows& past, const CorpusIndex& index,
                           const RunContext& context) const;

  /// What people said of the topics, each at its number.
  Labels labels(const TopicModel& now, const std::vector<Term>& terms) const;

  /// The former topics are called what they were; the others by `names`, of all.
  std::vector<std::string> names(std::vector<std::string> names) const;

  std::vector<TopicChange> changes(const TopicModel& now, const std::vector<Term>& terms) const;

 private:
  FormerRun(Model model, Past past, Labels labels);
  FormerRun(const FormerRun&) = delete;
  FormerRun& operator=(const FormerRun&) = delete;

  Model model_;
  Past past_;
  Labels labels_;
  FormerTerms terms_;  ///< of model_ and past_
};

}  // namespace topicmill
