#include "pipeline/evaluation/evaluate_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/parse_number.hpp"
#include "base/suggest.hpp"
#include "files/encoding/ascii.hpp"
#include "topics/measure.hpp"
#include "topics/measures/measures.hpp"

namespace topicmill {
namespace {

using Comparison = Requirement::Comparison;

/// Those of two characters first: they begin with the others.
constexpr std::array<std::pair<std::string_view, Comparison>, 4> comparisons{
    {{">=", Comparison::at_least}, {"<=", Comparison::at_most}, {">", Comparison::above}, {"<", Comparison::below}}};

std::optional<double> number_of(std::string_view text) {
  const auto number = parse_number<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

bool is_agreement(std::string_view name) {
  return std::any_of(agreement_measures.begin(), agreement_measures.end(),
                     [&](const auto& measure) { return measure.name == name; });
}

std::vector<std::string> required_names(const Registry& registry) {
  auto names = registry.family<Measure>().names();
  for (const auto& measure : agreement_measures) names.emplace_back(measure.name);
  names.emplace_back(weakly_explained_name);
  names.emplace_back(stability_name);
  names.emplace_back(recurrence_name);
  return names;
}

/// What is wrong with a requirement, and the mend.
struct Problem {
  std::string message;
  std::string mend;
};

std::optional<Problem> problem_of(const Requirement& requirement, bool has_label, const Registry& registry) {
  const auto names = required_names(registry);
  if (std::find(names.begin(), names.end(), requirement.name) == names.end()) {
    return Problem{fmt::format("nothing is measured by the name of '{}'", requirement.name),
                   suggestion(requirement.name, names)};
  }
  if (!is_agreement(requirement.name) || has_label) return std::nullopt;
  return Problem{fmt::format("'{}' needs labels to compare topics with", requirement.name),
                 "name their field in evaluate.label"};
}

}  // namespace

bool Requirement::holds(double found) const {
  switch (comparison) {
    case Comparison::at_least:
      return found >= value;
    case Comparison::at_most:
      return found <= value;
    case Comparison::above:
      return found > value;
    case Comparison::below:
      return found < value;
  }
  return false;
}

std::string Requirement::text() const {
  const auto* sign =
      std::find_if(comparisons.begin(), comparisons.end(), [&](const auto& one) { return one.second == comparison; });
  return fmt::format("{}{}{}", name, sign->first, value);
}

std::optional<Requirement> parse_requirement(std::string_view text) {
  for (const auto& [sign, comparison] : comparisons) {
    const auto at = text.find(sign);
    if (at == std::string_view::npos) continue;
    const auto name = trimmed(text.substr(0, at));
    const auto value = number_of(trimmed(text.substr(at + sign.size())));
    if (name.empty() || !value) return std::nullopt;
    return Requirement{std::string(name), comparison, *value};
  }
  return std::nullopt;
}

void OptionType<Requirement>::read(const Value& value, Requirement& option, Reading& reading) {
  const auto requirement = value.is_scalar() ? parse_requirement(value.text) : std::nullopt;
  if (!requirement) return fail_type(value, "a measure, >=, <=, > or <, and a number, such as npmi>=0.05", reading);
  option = *requirement;
  // Whether there is a label is for EvaluateOptions::check.
  if (const auto problem = problem_of(option, true, reading.registry())) {
    reading.fail(value, problem->message, problem->mend);
  }
}

Value OptionType<Requirement>::write(const Requirement& option) { return Value::scalar(option.text()); }

Shape OptionType<Requirement>::shape(const Registry& /*registry*/) {
  Shape shape;
  shape.kind = Shape::Kind::text;
  shape.pattern = "^\\s*[a-z_0-9]+\\s*(>=|<=|>|<)\\s*-?[0-9.]+(e-?[0-9]+)?\\s*$";
  return shape;
}

void EvaluateOptions::check(const Value& value, Reading& reading) const {
  for (auto measure = measures.begin(); measure != measures.end(); ++measure) {
    const auto same = [&](const auto& other) { return other.name == measure->name; };
    if (std::none_of(measures.begin(), measure, same)) continue;
    reading.fail(value.place_of("measures"), fmt::format("'evaluate.measures' names {} twice", measure->name),
                 "name it once");
  }
  for (const auto& requirement : require) {
    if (label || !is_agreement(requirement.name)) continue;
    const auto problem = problem_of(requirement, false, reading.registry());
    reading.fail(value.place_of("require"), problem->message, problem->mend);
  }
}

std::vector<Choice<Measure>> EvaluateOptions::default_measures() {
  constexpr std::int64_t npmi_window = 10;
  return {{"npmi", write_option(WindowOptions<npmi_window>{})}, {"umass", {}}, {"diversity", {}}, {"exclusivity", {}}};
}

std::vector<Choice<Measure>> EvaluateOptions::all_measures() const {
  std::vector<Choice<Measure>> all = measures;
  for (const auto& requirement : require) {
    const auto same = [&](const auto& measure) { return measure.name == requirement.name; };
    const bool is_measure = !is_agreement(requirement.name) && requirement.name != weakly_explained_name &&
                            requirement.name != stability_name && requirement.name != recurrence_name;
    if (is_measure && std::none_of(all.begin(), all.end(), same)) all.push_back({requirement.name, {}});
  }
  return all;
}

std::vector<Choice<Measure>> EvaluateOptions::word_list_measures() {
  return {{"npmi", {}}, {"uci", {}}, {"umass", {}}, {"c_v", {}}, {"diversity", {}}, {"inverted_rbo", {}}};
}

void check_word_list_measures(const EvaluateOptions& options, const Registry& registry) {
  std::vector<std::string> possible;
  for (const auto& name : registry.family<Measure>().names()) {
    if (!registry.make(Choice<Measure>{name, {}})->needs_weights()) possible.push_back(name);
  }
  std::vector<std::string> wanted;
  for (const auto& measure : options.measures) wanted.push_back(measure.name);
  for (const auto& requirement : options.require) wanted.push_back(requirement.name);
  for (const auto& name : wanted) {
    if (std::find(possible.begin(), possible.end(), name) != possible.end()) continue;
    throw UsageError(fmt::format("'{}' takes a run, not lists of words alone; these can be measured by: {}", name,
                                 fmt::join(possible, ", ")));
  }
}

void check_requirement(const Requirement& requirement, const EvaluateOptions& options, const Registry& registry) {
  const auto problem = problem_of(requirement, options.label.has_value(), registry);
  if (problem)
    throw UsageError(fmt::format("--require {}: {}; {}", requirement.text(), problem->message, problem->mend));
}

}  // namespace topicmill
