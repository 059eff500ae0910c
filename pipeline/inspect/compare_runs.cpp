#include "pipeline/inspect/compare_runs.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/error.hpp"

namespace topicmill {
namespace {

using TopTopic = std::optional<TopicId>;

ComparedRun compared(const FinishedRun& run) {
  ComparedRun made{run.topics(TopicView::all_apart), {}};
  for (const auto& term : run.model().terms) made.named.terms.push_back(term.text);
  made.named.weights = Factor(run.model().topics.weights);
  return made;
}

std::vector<std::string> first_words(const ComparedRun& run, TopTopic topic, std::int64_t count) {
  std::vector<std::string> words;
  if (!topic) return words;
  for (const auto& word : run.topic(*topic).words) {
    if (std::ssize(words) < count) words.push_back(word.term);
  }
  return words;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

TopicPair set_side_by_side(const Comparison& comparison, TopTopic left, TopTopic right, double likeness,
                           std::int64_t words) {
  TopicPair pair{left, right, likeness, {}, {}, {}};
  const auto here = first_words(comparison.left, left, words);
  const auto there = first_words(comparison.right, right, words);
  for (const auto& word : here) (has(there, word) ? pair.shared : pair.only_left).push_back(word);
  for (const auto& word : there) {
    if (!has(here, word)) pair.only_right.push_back(word);
  }
  return pair;
}

/// The topic that an alignment gives by its number.
TopTopic topic_of(std::optional<std::int64_t> number) { return number ? TopTopic(TopicId(*number)) : std::nullopt; }

TopTopic partner_of(const Alignment& alignment, TopicId left) { return topic_of(alignment.partner[left.place()]); }

void pair_topics(const Alignment& alignment, std::int64_t words, Comparison& comparison) {
  double sum = 0;
  double both = 0;
  for (std::int64_t s = 0; s < alignment.likeness.rows; ++s) {
    const TopTopic partner = partner_of(alignment, TopicId(s));
    const double likeness = partner ? alignment.likeness(s, partner->number()) : 0;
    comparison.pairs.push_back(set_side_by_side(comparison, TopicId(s), partner, likeness, words));
    sum += likeness;
    both += partner ? 1 : 0;
  }
  const auto of_right = alignment.partner_of_right();
  for (std::int64_t t = 0; t < std::ssize(of_right); ++t) {
    if (of_right[static_cast<std::size_t>(t)]) continue;
    comparison.pairs.push_back(set_side_by_side(comparison, std::nullopt, TopicId(t), 0, words));
  }
  comparison.mean_likeness = both > 0 ? sum / both : 0;
}

/// Calls visit(id, top topic) for every document of a run.
template <class Visit>
void for_each_document(const FinishedRun& run, const Visit& visit) {
  run.for_each_document([&](const DocTopicsRow& row) {
    if (row.topics() != run.topic_count())
      throw InputError("table 'doc_topics' is not of the model of the run; run it again");
    visit(row.document(), row.top_topic());
    return true;
  });
}

/// The top topic of a document, until the other run has asked for it.
struct Known {
  TopTopic topic;
  bool asked = false;
};

/// How many documents went from which top topic to which.
using MovementCounts = std::map<std::pair<TopTopic, TopTopic>, std::int64_t>;

std::vector<Movement> movements_of(const MovementCounts& counts, const Alignment& alignment) {
  std::vector<Movement> movements;
  for (const auto& [topics, count] : counts) {
    const auto [from, to] = topics;
    const TopTopic partner = from ? partner_of(alignment, *from) : std::nullopt;
    movements.push_back({from, to, count, partner == to && from.has_value() == to.has_value()});
  }
  std::stable_sort(movements.begin(), movements.end(),
                   [](const Movement& a, const Movement& b) { return a.documents > b.documents; });
  return movements;
}

ComparedDocuments compare_documents(const FinishedRun& left, const FinishedRun& right, const Alignment& alignment) {
  ComparedDocuments result;
  std::unordered_map<std::string, Known> known;
  for_each_document(left, [&](const std::string& id, TopTopic topic) {
    if (!known.try_emplace(id, Known{topic}).second) ++result.repeated;
  });
  MovementCounts counts;
  for_each_document(right, [&](const std::string& id, TopTopic topic) {
    const auto at = known.find(id);
    if (at == known.end()) {
      ++result.only_right;
    } else if (at->second.asked) {
      ++result.repeated;
    } else {
      at->second.asked = true;
      ++counts[{at->second.topic, topic}];
      ++result.common;
    }
  });
  result.only_left = std::ssize(known) - result.common;
  result.movements = movements_of(counts, alignment);
  return result;
}

}  // namespace

std::int64_t ComparedDocuments::staying() const {
  std::int64_t sum = 0;
  for (const auto& movement : movements) sum += movement.stays ? movement.documents : 0;
  return sum;
}

Comparison compare_runs(const FinishedRun& left, const FinishedRun& right, const CompareOptions& options) {
  Comparison comparison{compared(left), compared(right), {}, 0, {}};
  const Alignment alignment = align(comparison.left.named, comparison.right.named, options.alignment);
  pair_topics(alignment, options.words, comparison);
  comparison.documents = compare_documents(left, right, alignment);
  return comparison;
}

}  // namespace topicmill
