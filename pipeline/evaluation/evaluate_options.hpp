// The `evaluate:` section: how topics are measured, and what they must reach.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/choice.hpp"
#include "topics/agreement/agreement.hpp"

namespace topicmill {

class Measure;

/// A quality gate: `npmi>=0.05`.
struct Requirement {
  enum class Comparison { at_least, at_most, above, below };

  /// A measure, meaning its mean over topics; one of agreement_measures; weakly_explained_name; stability_name;
  /// recurrence_name.
  std::string name;
  Comparison comparison = Comparison::at_least;
  double value = 0;

  bool holds(double found) const;

  /// As it is written.
  std::string text() const;
};

/// The share of the documents that topics explain weakly: a requirement may name it as well.
inline constexpr std::string_view weakly_explained_name = "weakly_explained";

/// How well topics come again in other runs (topics/stability.hpp): a requirement may name it too. Measured by a run of
/// several nmf.restarts.
inline constexpr std::string_view stability_name = "stability";

/// How well topics come again in runs that are named (best_jaccard of topics/stability.hpp): a requirement may name it
/// too.
inline constexpr std::string_view recurrence_name = "best_jaccard";

/// Reads "npmi >= 0.05"; also <=, > and <. None where it has another form.
std::optional<Requirement> parse_requirement(std::string_view text);

template <>
struct OptionType<Requirement> {
  static void read(const Value& value, Requirement& option, Reading& reading);
  static Value write(const Requirement& option);
  static Shape shape(const Registry& registry);
};

/// How topics are measured, and what they must reach.
struct EvaluateOptions {
  std::vector<Choice<Measure>> measures = default_measures();
  std::int64_t top_words = 10;
  std::optional<std::string> label;
  std::vector<Requirement> require;

  static constexpr auto fields() {
    return std::tuple{
        field("measures", &EvaluateOptions::measures, "What is measured of each topic; []: nothing, at no cost."),
        field("top_words", &EvaluateOptions::top_words, "Words of each topic that are measured.", between(2, 1000)),
        field("label", &EvaluateOptions::label,
              "A field of the documents; topics are compared with its values: nmi, purity, ari, ami, "
              "homogeneity, completeness, v_measure."),
        field("require", &EvaluateOptions::require,
              "What a run must reach, such as npmi>=0.05: it writes its tables and fails with exit code 5."),
    };
  }

  /// No measure is named twice; requirements name what is measured, agreement only with a label.
  void check(const Value& value, Reading& reading) const;

  /// The measures, and those that only requirements name, by default options.
  std::vector<Choice<Measure>> all_measures() const;

  /// npmi, umass, diversity, exclusivity
  static std::vector<Choice<Measure>> default_measures();

  /// Those that lists of words are measured by: npmi, uci, umass, c_v, diversity, inverted_rbo
  static std::vector<Choice<Measure>> word_list_measures();
};

/// Throws UsageError where something is to be measured that takes more than lists of words: weights, documents, labels.
void check_word_list_measures(const EvaluateOptions& options, const Registry& registry);

/// Throws UsageError for a name that is no measure and no agreement, or agreement without a label: for --require.
void check_requirement(const Requirement& requirement, const EvaluateOptions& options, const Registry& registry);

}  // namespace topicmill
