#include "pipeline/corpus/describe_input.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace topicmill {
namespace {

/// What may be told without reading anything a second time that cannot be.
std::string format_of_first(const Corpus& corpus) {
  const InputOptions& input = corpus.input();
  if (corpus.lost()) return input.detects_format() ? "read as it came" : "taken for " + input.format.name;
  return "taken for " + describe_format(plan_inputs(input).front());
}

}  // namespace

std::string describe_format(const InputPlan& plan) {
  std::string out = plan.format.empty() ? "by its content" : fmt::format("{} {}", plan.format, plan.reason);
  if (!plan.encoding.empty()) out += ", " + plan.encoding;
  if (!plan.member.empty()) out += ", first member " + plan.member;
  return out;
}

std::string describe_reading(const Corpus& corpus) {
  const InputOptions& input = corpus.input();
  if (const auto* matrix = corpus.matrix()) {
    return fmt::format("'{}' was taken for a matrix, {}", matrix->path, matrix->format.name);
  }
  return fmt::format("'{}' was {}; the text is that of {} '{}'", input.path.front(), format_of_first(corpus),
                     input.text.size() == 1 ? "the field" : "the fields", fmt::join(input.text, "', '"));
}

}  // namespace topicmill
