#include "pipeline/inspect/find_term.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "text/vectorize/known_terms.hpp"

namespace topicmill {
namespace {

/// A term's weight in each topic that has it.
using Profile = std::map<TopicId, double>;

std::map<std::string, Profile> profiles_of(const std::vector<RunTopic>& topics) {
  std::map<std::string, Profile> profiles;
  for (const auto& topic : topics) {
    for (const auto& word : topic.words) profiles[word.term][topic.id] = word.weight;
  }
  return profiles;
}

double product(const Profile& a, const Profile& b) {
  double sum = 0;
  for (const auto& [topic, weight] : a) {
    if (const auto at = b.find(topic); at != b.end()) sum += weight * at->second;
  }
  return sum;
}

std::vector<NearTerm> nearest_terms(const std::map<std::string, Profile>& profiles, const std::string& term,
                                    std::int64_t count) {
  const Profile& wanted = profiles.at(term);
  std::vector<NearTerm> near;
  for (const auto& [other, profile] : profiles) {
    const double common = product(wanted, profile);
    if (other == term || !(common > 0)) continue;
    near.push_back({other, common / std::sqrt(product(wanted, wanted) * product(profile, profile))});
  }
  // Terms of one topic alone are all equally near: the heavier come first.
  std::stable_sort(near.begin(), near.end(), [&](const auto& a, const auto& b) {
    if (std::abs(a.similarity - b.similarity) > 1e-9) return a.similarity > b.similarity;
    return product(profiles.at(a.term), wanted) > product(profiles.at(b.term), wanted);
  });
  near.resize(std::min(near.size(), static_cast<std::size_t>(count)));
  return near;
}

std::vector<TermTopic> topics_with(const std::vector<RunTopic>& topics, const std::string& term) {
  std::vector<TermTopic> found;
  for (const auto& topic : topics) {
    for (std::size_t i = 0; i < topic.words.size(); ++i) {
      const RunWord& word = topic.words[i];
      if (word.term != term) continue;
      found.push_back({topic.id, topic.label, static_cast<std::int64_t>(i) + 1, word});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.word.share > b.word.share; });
  return found;
}

/// The term as the model spells it: as it was given, or as the analyzer of the run makes it of that.
std::optional<std::string> spelled(const FinishedRun& run, const std::string& term) {
  const Vocabulary terms = known_terms(run.model().terms);
  if (terms.contains(term)) return term;
  Analyzer analyzer(run.config().text, run.registry());
  Tokens tokens;
  analyzer.analyze(term, tokens);
  for (const auto& token : tokens.list()) {
    if (terms.contains(token.text)) return std::string(token.text);
  }
  return std::nullopt;
}

/// Says which term is nearest to an unknown one.
[[noreturn]] void refuse(const Model& model, const std::string& term) {
  std::vector<std::string> known;
  for (const auto& one : model.terms) known.push_back(one.text);
  const auto near = nearest_name(term, known);
  throw UsageError(fmt::format("'{}' is not in the vocabulary of the run{}", term,
                               near ? fmt::format("; did you mean '{}'?", *near) : ""));
}

/// Says whether a term without weight in the topics that are shown has any in those that labels.yaml drops.
[[noreturn]] void refuse_weightless(const FinishedRun& run, const std::string& term) {
  if (topics_with(run.topics(TopicView::all_apart), term).empty()) {
    throw UsageError(fmt::format("'{}' is in the vocabulary of the run, but has no weight in any topic", term));
  }
  throw UsageError(fmt::format("'{}' is in topics alone that are dropped by labels.yaml; --all shows them", term));
}

}  // namespace

FoundTerm find_term(const FinishedRun& run, const std::string& term, std::int64_t count, TopicView view) {
  run.config();  // a model that this program does not know is refused before a term that it does not have
  const auto topics = run.topics(view);
  const auto spelling = spelled(run, term);
  if (!spelling) refuse(run.model(), term);
  const auto profiles = profiles_of(topics);
  if (!profiles.contains(*spelling)) refuse_weightless(run, *spelling);
  return {*spelling, topics_with(topics, *spelling), nearest_terms(profiles, *spelling, count)};
}

}  // namespace topicmill
