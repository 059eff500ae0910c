#include "text/filters/keep_filter.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "text/word_file.hpp"

namespace topicmill {
namespace {

std::optional<ListProblem> add_terms(const std::string& list, Vocabulary& terms) {
  if (!is_file_name(list)) {
    terms.intern(list);
    return std::nullopt;
  }
  std::string text;
  if (auto problem = read_word_file(list, text)) return problem;
  const auto lines = word_lines(text);
  if (lines.empty()) {
    return ListProblem{fmt::format("'{}' has no term to keep", list), "write one term a line, or take the filter out"};
  }
  for (const auto& line : lines) terms.intern(line.text);
  return std::nullopt;
}

}  // namespace

void KeepOptions::check(const Value& value, Reading& reading) const {
  Vocabulary terms;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (auto problem = add_terms(lists[i], terms)) {
      reading.fail(item_value(value, "lists", i), problem->message, problem->mend);
    }
  }
}

KeepFilter::KeepFilter(const KeepOptions& options) {
  if (options.lists.empty()) return;
  const auto terms = std::make_shared<Vocabulary>();
  for (const auto& list : options.lists) {
    if (const auto problem = add_terms(list, *terms)) throw InputError(problem->message + "; " + problem->mend);
  }
  terms_ = terms;
}

void KeepFilter::apply(Tokens& tokens) {
  if (terms_) tokens.keep_if([this](const Token& token) { return terms_->contains(token.text); });
}

}  // namespace topicmill
