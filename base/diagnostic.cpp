#include "base/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace topicmill {
namespace {

std::string join_texts(const std::vector<Diagnostic>& problems) {
  std::string out;
  for (const auto& problem : problems) out += (out.empty() ? "" : "\n") + to_text(problem);
  return out;
}

std::vector<Diagnostic> by_line(std::vector<Diagnostic> problems) {
  constexpr int last = std::numeric_limits<int>::max();
  const auto line = [](const Diagnostic& problem) { return problem.mark.line > 0 ? problem.mark.line : last; };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return line(a) < line(b); });
  return problems;
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic) {
  const auto& mark = diagnostic.mark;
  if (!mark.source || mark.line == 0) {
    const std::string where = mark.source ? mark.source->name + ": " : "";
    return fmt::format("error: {}{}{}{}", where, diagnostic.message, diagnostic.mend.empty() ? "" : "; ",
                       diagnostic.mend);
  }
  const auto line_index = static_cast<std::size_t>(mark.line - 1);
  const auto& lines = mark.source->lines;
  const std::string line = line_index < lines.size() ? lines[line_index] : "";
  std::string out = fmt::format("error: {}:{}:{}: {}\n", mark.source->name, mark.line, mark.column, diagnostic.message);
  out += fmt::format("{:>4} | {}\n", mark.line, line);
  out += std::string(static_cast<std::size_t>(6 + mark.column), ' ');
  out += std::string(static_cast<std::size_t>(std::max(mark.length, 1)), '^');
  if (!diagnostic.mend.empty()) out += " " + diagnostic.mend;
  return out;
}

ConfigError::ConfigError(std::vector<Diagnostic> problems)
    : UsageError(join_texts(by_line(problems))), problems_(by_line(std::move(problems))) {}

}  // namespace topicmill
