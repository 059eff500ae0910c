#include "pipeline/corpus/token_trace.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace topicmill {
namespace {

using Action = TokenStep::Action;

bool covers(const TextSpan& outer, const TextSpan& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

TextSpan span_of(const Token& token) { return {token.begin, token.end}; }

/// Follows tokens through the filters. These change lists as a whole; who became whom shows in the spans, for filters
/// keep them: a token is the one with its span before, and one with a new span was made of those that it covers.
class Follower {
 public:
  Follower(std::string_view text, const std::vector<Token>& tokens) : text_(text) {
    for (const auto& token : tokens) alive_.push_back(add_row(token));
  }

  void follow(const Analyzer::Step& step) {
    std::vector<std::size_t> now;
    std::vector<bool> matched(alive_.size(), false);
    std::vector<std::size_t> fresh;
    for (const auto& token : step.tokens) {
      if (const auto before = match(token, matched)) {
        now.push_back(alive_[*before]);
        change(rows_[now.back()], step.name, token.text);
      } else {
        now.push_back(add_row(token));
        fresh.push_back(now.back());
        rows_[now.back()].steps.push_back({step.name, Action::added, {}});
      }
    }
    for (const auto row : fresh) join(row, step.name);
    for (std::size_t i = 0; i < alive_.size(); ++i) {
      if (!matched[i]) drop(rows_[alive_[i]], step.name);
    }
    alive_ = std::move(now);
  }

  TracedToken& row(std::size_t i) { return rows_[i]; }

  std::vector<TracedToken> take() {
    std::stable_sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
    });
    return std::move(rows_);
  }

 private:
  std::size_t add_row(const Token& token) {
    rows_.push_back(
        {span_of(token), std::string(text_.substr(token.begin, token.end - token.begin)), std::string(token.text), {}});
    return rows_.size() - 1;
  }

  /// The tokens before that may have to do with one of this span: tokens stand in order of where they begin.
  std::size_t first_from(std::uint32_t begin) const {
    const auto found = std::partition_point(alive_.begin(), alive_.end(),
                                            [&](std::size_t row) { return rows_[row].span.begin < begin; });
    return static_cast<std::size_t>(found - alive_.begin());
  }

  /// The token before that this one was: of those with its span the one with its term, else the first.
  std::optional<std::size_t> match(const Token& token, std::vector<bool>& matched) const {
    std::optional<std::size_t> found;
    for (std::size_t i = first_from(token.begin); i < alive_.size() && rows_[alive_[i]].span.begin == token.begin;
         ++i) {
      const TracedToken& row = rows_[alive_[i]];
      if (matched[i] || row.span != span_of(token)) continue;
      if (!found || row.term == token.text) found = i;
      if (row.term == token.text) break;
    }
    if (found) matched[*found] = true;
    return found;
  }

  static void change(TracedToken& row, const std::string& name, std::string_view term) {
    if (row.term == term) return;
    row.term = term;
    row.steps.push_back({name, Action::changed, {row.term}});
  }

  void join(std::size_t made, const std::string& name) {
    const TextSpan span = rows_[made].span;
    for (std::size_t i = first_from(span.begin); i < alive_.size() && rows_[alive_[i]].span.begin < span.end; ++i) {
      TracedToken& part = rows_[alive_[i]];
      if (!covers(span, part.span) || part.span == span) continue;
      const bool is_first =
          part.steps.empty() || part.steps.back().action != Action::joined || part.steps.back().name != name;
      if (is_first) part.steps.push_back({name, Action::joined, {}});
      part.steps.back().terms.push_back(rows_[made].term);
    }
  }

  static void drop(TracedToken& row, const std::string& name) {
    row.term.clear();
    row.steps.push_back({name, Action::dropped, {}});
  }

  std::string_view text_;
  std::vector<TracedToken> rows_;
  std::vector<std::size_t> alive_;  ///< rows of the tokens after the last step, in their order
};

/// The way of a span back through the char filters.
TextSpan to_source(TextSpan span, std::span<const CharFilterChain::Stage> stages) {
  for (auto stage = stages.rbegin(); stage != stages.rend(); ++stage) {
    if (stage->change && span.begin < span.end) span = stage->change->to_source(span);
  }
  return span;
}

std::string_view slice(std::string_view text, TextSpan span) { return text.substr(span.begin, span.end - span.begin); }

std::vector<TextChange> changes_of(std::string_view text, std::span<const CharFilterChain::Stage> stages) {
  std::vector<TextChange> changes;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (!stages[i].change || stages[i].is_lossless) continue;
    for (const auto& edit : stages[i].change->edits(stages[i].before.size())) {
      const TextSpan span = to_source(edit.source, stages.first(i));
      changes.push_back({span, std::string(slice(text, span)), stages[i].name, std::string(edit.text)});
    }
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return changes;
}

/// What the char filters made of the text of one token, whose span is that of the text behind them.
std::vector<TokenStep> char_steps(TextSpan span, std::span<const CharFilterChain::Stage> stages) {
  std::vector<TokenStep> steps;
  for (auto stage = stages.rbegin(); stage != stages.rend(); ++stage) {
    if (!stage->change) continue;
    const std::string_view after = slice(stage->after, span);
    span = stage->change->to_source(span);
    if (slice(stage->before, span) != after) steps.push_back({stage->name, Action::changed, {std::string(after)}});
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::string quoted(const std::vector<std::string>& terms) {
  std::string out;
  for (const auto& term : terms) out += (out.empty() ? "'" : ", '") + term + "'";
  return out;
}

}  // namespace

std::string_view TracedToken::dropped_by() const {
  return !steps.empty() && steps.back().action == Action::dropped ? std::string_view(steps.back().name) : "";
}

TextTrace trace_text(Analyzer& analyzer, std::string_view text) {
  Tokens tokens;
  const auto trace = analyzer.trace(text, tokens);
  const auto stages = analyzer.char_filters().stages();
  Follower follower(text, trace.steps.front().tokens);
  for (std::size_t i = 0; i < trace.cut.size(); ++i) follower.row(i).steps = char_steps(trace.cut[i], stages);
  for (std::size_t i = 1; i < trace.steps.size(); ++i) follower.follow(trace.steps[i]);
  return {follower.take(), changes_of(text, stages)};
}

std::string describe(const TokenStep& step) {
  switch (step.action) {
    case Action::changed:
      return step.name + ": " + step.terms.front();
    case Action::joined:
      return step.name + ": in " + quoted(step.terms);
    case Action::added:
      return step.name + ": added";
    case Action::dropped:
      return step.name + ": dropped";
  }
  return {};
}

}  // namespace topicmill
