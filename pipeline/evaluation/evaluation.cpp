#include "pipeline/evaluation/evaluation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

#include "topics/measure.hpp"

namespace topicmill {
namespace {

constexpr std::size_t words_in_a_warning = 5;

/// A measure, ready to be asked.
struct MadeMeasure {
  std::string name;
  std::unique_ptr<Measure> measure;
};

std::vector<MadeMeasure> make_measures(const std::vector<Choice<Measure>>& choices, const Registry& registry) {
  std::vector<MadeMeasure> made;
  for (const auto& choice : choices) made.push_back({choice.name, registry.make(choice)});
  return made;
}

/// How many words are contexts of all others: none where nobody asks for them.
std::size_t contexts_for(const std::vector<MadeMeasure>& measures) {
  constexpr std::size_t most = 500;
  const bool needed = std::any_of(measures.begin(), measures.end(),
                                  [](const MadeMeasure& made) { return made.measure->needs_contexts(); });
  return needed ? most : 0;
}

std::vector<std::int64_t> widths_of(const std::vector<MadeMeasure>& measures) {
  std::vector<std::int64_t> widths;
  for (const auto& [name, measure] : measures) {
    const auto width = measure->window();
    if (width && std::find(widths.begin(), widths.end(), *width) == widths.end()) widths.push_back(*width);
  }
  return widths;
}

void warn_of_short_topics(const MeasuredTopics& measured, Evaluation& evaluation) {
  std::vector<std::size_t> topics;
  for (std::size_t topic = 0; topic < measured.words.topics().size(); ++topic) {
    if (measured.words.topics()[topic].size() < 2) topics.push_back(topic);
  }
  if (topics.empty()) return;
  const bool several = topics.size() > 1;
  evaluation.warnings.push_back(fmt::format(
      "topic{} {} {} fewer than two words: the coherence is 0{}", several ? "s" : "", fmt::join(topics, ", "),
      several ? "have" : "has", measured.model != nullptr ? "; lower nmf.topics, or the regularization" : ""));
}

void warn_of_absent_words(const WordPairs& words, const WindowCounts& counts, Evaluation& evaluation) {
  std::vector<std::string_view> absent;
  for (std::uint32_t word = 0; word < words.words(); ++word) {
    if (counts.words[word] == 0) absent.push_back(words.word(word));
  }
  if (absent.empty()) return;
  const auto shown = std::span(absent).first(std::min(words_in_a_warning, absent.size()));
  evaluation.warnings.push_back(fmt::format(
      "{} of {} top words never occur in the corpus that coherence is counted in: {}{}; their pairs count 0",
      absent.size(), words.words(), fmt::join(shown, ", "), shown.size() < absent.size() ? " ..." : ""));
}

void warn_of_left_out(const std::vector<std::string>& names, Evaluation& evaluation) {
  if (names.empty()) return;
  evaluation.warnings.push_back(fmt::format(
      "{} {} left out: there is no text to count windows in, as a matrix holds none, and a pipe is read once; "
      "give one by topicmill evaluate DIR --reference PATH",
      fmt::join(names, ", "), names.size() == 1 ? "is" : "are"));
}

/// Numbers for the distinct values of labels.
class Numbers {
 public:
  std::int64_t of(std::string_view label) {
    return numbers_.emplace(label, static_cast<std::int64_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string_view, std::int64_t> numbers_;
};

std::string gate_line(const Requirement& requirement, std::optional<double> found) {
  if (!found) return fmt::format("{} could not be measured, wanted {}", requirement.name, requirement.text());
  return fmt::format("{} is {:.6g}, wanted {}", requirement.name, *found, requirement.text());
}

/// Asks every measure, each by the windows of its width.
void measure(const MeasuredTopics& topics, const std::vector<MadeMeasure>& measures, const CountWindows& count,
             Evaluation& evaluation) {
  const auto widths = widths_of(measures);
  const auto counts = widths.empty() ? std::vector<std::optional<WindowCounts>>() : count(topics.words, widths);
  std::vector<std::string> left_out;
  for (const auto& [name, measure] : measures) {
    const WindowCounts* windows = nullptr;
    if (const auto width = measure->window()) {
      const auto at = std::find(widths.begin(), widths.end(), *width) - widths.begin();
      const auto& counted = counts[static_cast<std::size_t>(at)];
      if (!counted) {
        left_out.push_back(name);
        continue;
      }
      windows = &*counted;
    }
    evaluation.measures.push_back({name, measure->of_topics(topics, windows)});
  }
  warn_of_left_out(left_out, evaluation);
  if (widths.empty()) return;
  warn_of_short_topics(topics, evaluation);
  const auto counted = std::find_if(counts.begin(), counts.end(), [](const auto& one) { return one.has_value(); });
  if (counted != counts.end()) warn_of_absent_words(topics.words, **counted, evaluation);
}

}  // namespace

TopWords top_words(const TopicModel& model, const std::vector<Term>& terms, std::int64_t count) {
  TopWords top;
  for (std::int64_t topic = 0; topic < model.k(); ++topic) {
    top.terms.push_back(model.top_terms(topic, count));
    auto& texts = top.texts.emplace_back();
    for (const std::int64_t term : top.terms.back()) texts.push_back(terms[static_cast<std::size_t>(term)].text);
  }
  return top;
}

std::optional<double> Evaluation::value(std::string_view name) const {
  for (const auto& measure : measures) {
    if (measure.name == name) return measure.mean();
  }
  if (name == weakly_explained_name) return weakly_explained;
  if (!agreement) return std::nullopt;
  for (const auto& measure : agreement_measures) {
    if (measure.name == name) return agreement->values.*measure.value;
  }
  return std::nullopt;
}

void measure_topics(const TopicModel& model, const Factor* theta, const std::vector<Term>& terms,
                    const EvaluateOptions& options, const Registry& registry, const CountWindows& count,
                    Evaluation& evaluation) {
  evaluation.top_words = options.top_words;
  const auto measures = make_measures(options.all_measures(), registry);
  if (measures.empty()) return;
  const auto top = top_words(model, terms, options.top_words);
  const WordPairs words(top.texts, contexts_for(measures));
  measure({&model, theta, top.terms, words}, measures, count, evaluation);
}

void measure_word_lists(const std::vector<std::vector<std::string>>& topics, const EvaluateOptions& options,
                        const Registry& registry, const CountWindows& count, Evaluation& evaluation) {
  evaluation.top_words = options.top_words;
  const auto measures = make_measures(options.all_measures(), registry);
  std::vector<std::vector<std::string>> first;
  for (const auto& words : topics) {
    const auto wanted = std::min(words.size(), static_cast<std::size_t>(options.top_words));
    first.emplace_back(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(wanted));
  }
  const WordPairs words(first, contexts_for(measures));
  measure({nullptr, nullptr, {}, words}, measures, count, evaluation);
}

void compare_with_labels(const std::string& field, const std::vector<std::string_view>& labels,
                         const std::vector<std::optional<std::int64_t>>& top_topics, Evaluation& evaluation) {
  constexpr std::int64_t no_topic = -1;
  Numbers numbers;
  std::vector<std::int64_t> with_label;
  std::vector<std::int64_t> clusters;
  for (std::size_t d = 0; d < labels.size(); ++d) {
    if (labels[d].empty()) continue;
    with_label.push_back(numbers.of(labels[d]));
    clusters.push_back(top_topics[d].value_or(no_topic));
  }
  const auto compared = static_cast<std::int64_t>(with_label.size());
  const auto missing = labels.size() - with_label.size();
  if (missing > 0) {
    evaluation.warnings.push_back(
        fmt::format("{} of {} documents have no '{}': topics are compared with the labels of {}", missing,
                    labels.size(), field, missing == labels.size() ? "none" : "the others"));
  }
  if (compared == 0) return;
  const Contingency table = count_pairs(with_label, clusters);
  const Agreement values = agreement(table, Logarithms(table.documents));
  evaluation.agreement = {field, compared, values};
  if (table.pairs.size() <= most_resampled_pairs) evaluation.agreement->intervals = agreement_intervals(table, values);
}

void check_gates(const EvaluateOptions& options, Evaluation& evaluation) {
  for (const auto& requirement : options.require) {
    const auto found = evaluation.value(requirement.name);
    if (!found || !requirement.holds(*found)) evaluation.failed_gates.push_back(gate_line(requirement, found));
  }
}

}  // namespace topicmill
