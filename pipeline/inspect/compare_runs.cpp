#include "pipeline/inspect/compare_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/error.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/read_table.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

using TopTopic = std::optional<std::int64_t>;

ComparedRun read_run(const fs::path& directory) {
  require_run_directory(directory);
  Model model = load_topics(directory);
  ComparedRun run{topics_of(model, directory, TopicView::all_apart), {}};  // numbers are places in the list
  for (auto& term : model.terms) run.named.terms.push_back(std::move(term.text));
  run.named.weights = std::move(model.topics.weights);
  return run;
}

std::vector<std::string> first_words(const std::vector<RunTopic>& topics, TopTopic topic, std::int64_t count) {
  std::vector<std::string> words;
  if (!topic) return words;
  for (const auto& word : topics[static_cast<std::size_t>(*topic)].words) {
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
  const auto here = first_words(comparison.left.topics, left, words);
  const auto there = first_words(comparison.right.topics, right, words);
  for (const auto& word : here) (has(there, word) ? pair.shared : pair.only_left).push_back(word);
  for (const auto& word : there) {
    if (!has(here, word)) pair.only_right.push_back(word);
  }
  return pair;
}

void pair_topics(const Alignment& alignment, std::int64_t words, Comparison& comparison) {
  double sum = 0;
  double both = 0;
  for (std::int64_t s = 0; s < alignment.likeness.rows; ++s) {
    const TopTopic partner = alignment.partner[static_cast<std::size_t>(s)];
    const double likeness = partner ? alignment.likeness(s, *partner) : 0;
    comparison.pairs.push_back(set_side_by_side(comparison, s, partner, likeness, words));
    sum += likeness;
    both += partner ? 1 : 0;
  }
  const auto of_right = alignment.partner_of_right();
  for (std::int64_t t = 0; t < std::ssize(of_right); ++t) {
    if (of_right[static_cast<std::size_t>(t)]) continue;
    comparison.pairs.push_back(set_side_by_side(comparison, std::nullopt, t, 0, words));
  }
  comparison.mean_likeness = both > 0 ? sum / both : 0;
}

/// Calls visit(id, top topic) for every document of a run of `topics` topics.
template <class Visit>
void for_each_document(const fs::path& directory, std::int64_t topics, const Visit& visit) {
  for_each_doc_topics(directory, [&](const DocTopicsRow& row) {
    if (row.topics() != topics) throw InputError("table 'doc_topics' is not of the model of the run; run it again");
    visit(row.document(), row.top_topic());
    return true;
  });
}

/// The top topic of a document, until the other run has asked for it.
struct Known {
  TopTopic topic;
  bool asked = false;
};

ComparedDocuments compare_documents(const fs::path& left, const fs::path& right, const Alignment& alignment) {
  ComparedDocuments result;
  std::unordered_map<std::string, Known> known;
  for_each_document(left, alignment.likeness.rows, [&](const std::string& id, TopTopic topic) {
    if (!known.try_emplace(id, Known{topic}).second) ++result.repeated;
  });
  std::map<std::pair<TopTopic, TopTopic>, std::int64_t> counts;
  for_each_document(right, alignment.likeness.columns, [&](const std::string& id, TopTopic topic) {
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
  for (const auto& [topics, count] : counts) {
    const auto [from, to] = topics;
    const TopTopic partner = from ? alignment.partner[static_cast<std::size_t>(*from)] : std::nullopt;
    result.movements.push_back({from, to, count, partner == to && from.has_value() == to.has_value()});
  }
  std::stable_sort(result.movements.begin(), result.movements.end(),
                   [](const Movement& a, const Movement& b) { return a.documents > b.documents; });
  return result;
}

}  // namespace

std::int64_t ComparedDocuments::staying() const {
  std::int64_t sum = 0;
  for (const auto& movement : movements) sum += movement.stays ? movement.documents : 0;
  return sum;
}

Comparison compare_runs(const fs::path& left, const fs::path& right, const CompareOptions& options) {
  Comparison comparison{read_run(left), read_run(right), {}, 0, {}};
  const Alignment alignment = align(comparison.left.named, comparison.right.named, options.alignment);
  pair_topics(alignment, options.words, comparison);
  comparison.documents = compare_documents(left, right, alignment);
  return comparison;
}

}  // namespace topicmill
