#include "text/filters/keep_filter.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "text/tokens/word_file.hpp"

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
  Vocabulary listed;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (auto problem = add_terms(lists[i], listed)) {
      reading.fail(item_value(value, "lists", i), problem->message, problem->mend);
    }
  }
}

KeepFilter::KeepFilter(const KeepOptions& options) {
  if (options.lists.empty() && options.terms.empty()) return;
  const auto terms = std::make_shared<Vocabulary>();
  for (const auto& list : options.lists) {
    if (const auto problem = add_terms(list, *terms)) throw InputError(problem->message + "; " + problem->mend);
  }
  for (const auto& term : options.terms) terms->intern(term);
  terms_ = terms;
}

std::optional<Value> KeepFilter::self_contained() const {
  return write_option(terms_ ? KeepOptions{{}, texts_of(*terms_)} : KeepOptions{});
}

void KeepFilter::apply(Tokens& tokens) {
  if (terms_) tokens.keep_if([this](const Token& token) { return terms_->contains(token.text); });
}

}  // namespace topicmill
