// Takes the markup out of HTML.
#pragma once

#include "text/html/html_text.hpp"
#include "text/tokens/char_filter.hpp"

namespace topicmill {

/// Text, or a fragment of HTML, or a whole page: see write_html_text. Text without < and & passes untouched.
class HtmlCharFilter : public CharFilter {
 public:
  bool apply(std::string_view text, FilteredText& out) override {
    return write_html_text(text, HtmlTitle::keep, decoder_, out);
  }
  std::unique_ptr<CharFilter> clone() const override { return std::make_unique<HtmlCharFilter>(*this); }

 private:
  HtmlDecoder decoder_;
};

}  // namespace topicmill
