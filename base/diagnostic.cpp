#include "base/diagnostic.hpp"

#include <fmt/format.h>

namespace topicmill {
namespace {

std::string join_texts(const std::vector<Diagnostic>& problems) {
  std::string out;
  for (const auto& problem : problems) out += (out.empty() ? "" : "\n") + to_text(problem);
  return out;
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
    : UsageError(join_texts(problems)), problems_(std::move(problems)) {}

}  // namespace topicmill
