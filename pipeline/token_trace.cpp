#include "pipeline/token_trace.hpp"

#include <algorithm>
#include <map>

namespace topicmill {
namespace {

using Span = std::pair<std::uint32_t, std::uint32_t>;

/// What is left after a step, by span.
std::map<Span, std::string_view> terms_by_span(const Analyzer::Step& step) {
  std::map<Span, std::string_view> terms;
  for (const auto& token : step.tokens) terms[{token.begin, token.end}] = token.text;
  return terms;
}

}  // namespace

std::vector<TracedToken> trace_tokens(Analyzer& analyzer, std::string_view text) {
  Tokens tokens;
  const auto steps = analyzer.trace(text, tokens);
  std::map<Span, TracedToken> traced;
  for (const auto& step : steps) {
    const auto terms = terms_by_span(step);
    for (auto& [span, token] : traced) {
      if (token.dropped.empty() && !terms.contains(span)) token.dropped = step.name;
    }
    for (const auto& [span, term] : terms) {
      auto& token = traced[span];
      token.begin = span.first;
      token.end = span.second;
      token.term = term;
    }
  }
  std::vector<TracedToken> out;
  for (auto& [span, token] : traced) {
    token.source = text.substr(span.first, span.second - span.first);
    if (!token.dropped.empty()) token.term.clear();
    out.push_back(std::move(token));
  }
  return out;
}

}  // namespace topicmill
