#include "pipeline/evaluation/doubts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <set>

#include "pipeline/evaluation/evaluate_options.hpp"

namespace topicmill {
namespace {

constexpr double weak_npmi = 0.05;
constexpr std::int64_t fewest_documents = 100;  ///< of a topic that npmi tells of
constexpr double mixed_exclusivity = 0.3;
constexpr double part_of_median = 0.5;
constexpr double shaky_stability = 0.5;
constexpr double duplicate_share = 0.6;  ///< of the words of the topic that has fewer

constexpr std::string_view of_boilerplate =
    "Their first words belong to a piece of text that is copied from document to document: a header, a signature, a "
    "menu or a form, hardly a subject. Take it out by text.char_filters ({mail: {headers: true}} for messages, html "
    "for "
    "pages), by a list of stop words, or by input.duplicates: near.";
constexpr std::string_view of_weak =
    "Their first words seldom stand together in the text: read the documents before you trust them. Try another "
    "nmf.topics, or stop words for those of the words that stand everywhere.";
constexpr std::string_view of_mixed =
    "They share most of their words with other topics, and may mix several subjects. Try more nmf.topics, or a lower "
    "vectorize.max_df.";
constexpr std::string_view of_duplicate =
    "These two have most of their first words in common: merge them in labels.yaml, or try fewer nmf.topics.";
constexpr std::string_view of_unstable =
    "Other starts do not find them again. Try nmf.pick: consensus, or another nmf.topics.";

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

class Judge {
 public:
  explicit Judge(const JudgedTopics& topics) : topics_(topics) {}

  std::vector<Doubt> judge() {
    const auto is_boilerplate = [&](std::size_t topic) { return topics_.welded[topic].is_boilerplate(); };
    add("boilerplate", of_boilerplate, is_boilerplate);
    add("weak", of_weak, [&](std::size_t topic) {
      const bool is_large = topics_.topics[topic].documents >= fewest_documents;
      return is_large && !is_boilerplate(topic) && is_low(topic, "npmi", weak_npmi);
    });
    add("mixed", of_mixed, [&](std::size_t topic) {
      return !is_boilerplate(topic) && is_low_of_run(topic, "exclusivity", mixed_exclusivity);
    });
    add_duplicates();
    add("unstable", of_unstable, [&](std::size_t topic) { return value(topic, stability_name, 1) < shaky_stability; });
    return std::move(doubts_);
  }

 private:
  const MeasuredValues* measure(std::string_view name) const {
    const auto at = std::find_if(topics_.measures.begin(), topics_.measures.end(),
                                 [&](const auto& measure) { return measure.name == name; });
    return at == topics_.measures.end() ? nullptr : &*at;
  }

  double value(std::size_t topic, std::string_view name, double otherwise) const {
    const auto* found = measure(name);
    return found ? found->topics[topic] : otherwise;
  }

  double half_median(std::string_view name) const {
    const auto* found = measure(name);
    return found ? part_of_median * median_of(found->topics) : 0;
  }

  /// Below 0, or below the floor and half of what is usual in the run.
  bool is_low(std::size_t topic, std::string_view name, double floor) const {
    return value(topic, name, 1) < std::max(0.0, std::min(floor, half_median(name)));
  }

  /// Below the floor, or below half of what is usual in the run.
  bool is_low_of_run(std::size_t topic, std::string_view name, double floor) const {
    return value(topic, name, 1) < std::max(floor, half_median(name));
  }

  void add(std::string_view kind, std::string_view text, const std::function<bool(std::size_t)>& is_doubtful) {
    Doubt doubt{std::string(kind), {}, std::string(text)};
    for (std::size_t topic = 0; topic < topics_.words.size(); ++topic) {
      if (!topics_.words[topic].empty() && is_doubtful(topic)) doubt.topics.push_back(static_cast<std::int64_t>(topic));
    }
    if (!doubt.topics.empty()) doubts_.push_back(std::move(doubt));
  }

  void add_duplicates() {
    std::vector<std::set<std::int64_t>> words;
    for (const auto& topic : topics_.words) words.emplace_back(topic.begin(), topic.end());
    for (std::size_t a = 0; a < words.size(); ++a) {
      for (std::size_t b = a + 1; b < words.size(); ++b) {
        if (!are_duplicates(words[a], words[b])) continue;
        const std::vector<std::int64_t> both{static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)};
        doubts_.push_back({"duplicate", both, std::string(of_duplicate)});
      }
    }
  }

  static bool are_duplicates(const std::set<std::int64_t>& left, const std::set<std::int64_t>& right) {
    const auto fewer = std::min(left.size(), right.size());
    const auto common =
        std::count_if(left.begin(), left.end(), [&](std::int64_t word) { return right.contains(word); });
    return fewer > 0 && static_cast<double>(common) >= duplicate_share * static_cast<double>(fewer);
  }

  const JudgedTopics& topics_;
  std::vector<Doubt> doubts_;
};

}  // namespace

std::vector<Doubt> doubts_of(const JudgedTopics& topics) { return Judge(topics).judge(); }

std::string line_of(const Doubt& doubt) {
  return fmt::format("{}: topic{} {}. {}", doubt.kind, doubt.topics.size() == 1 ? "" : "s",
                     fmt::join(doubt.topics, ", "), doubt.text);
}

}  // namespace topicmill
