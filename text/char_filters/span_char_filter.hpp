// What the char filters share that replace spans of the text by one and the same text.
#pragma once

#include <string>

#include "text/tokens/char_filter.hpp"
#include "text/tokens/filtered_text.hpp"

namespace topicmill {

struct ReplacementOptions {
  std::string replacement = " ";

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{field("replacement", &ReplacementOptions::replacement,
                            "What stands in place of each; a word keeps the fact that there was one.")};
  }
};

/// `Find`: a function text -> std::vector<TextSpan>, in order, none overlapping.
template <auto Find>
class SpanCharFilter : public CharFilter {
 public:
  explicit SpanCharFilter(const ReplacementOptions& options) : replacement_(options.replacement) {}

  bool apply(std::string_view text, FilteredText& out) override {
    const auto spans = Find(text);
    if (spans.empty()) return false;
    out.start(text);
    std::size_t kept = 0;
    for (const auto& span : spans) {
      out.keep(kept, span.begin);
      out.replace(span.begin, span.end, replacement_);
      kept = span.end;
    }
    out.keep(kept, text.size());
    return true;
  }

  std::unique_ptr<CharFilter> clone() const override { return std::make_unique<SpanCharFilter>(*this); }

 private:
  std::string replacement_;
};

}  // namespace topicmill
