// The char filter family: text -> text, before the tokenizer.
#pragma once

#include <memory>
#include <string_view>

#include "base/registry.hpp"

namespace topicmill {

class FilteredText;

/// Rewrites the text of one document. One instance serves one thread at a time; clone() gives another thread its own.
class CharFilter {
 public:
  virtual ~CharFilter() = default;

  /// Writes what `text` (valid UTF-8, below 4 GiB) becomes to `out`, valid UTF-8 again, with pieces that begin and end
  /// between code points. False where nothing changes; `out` is then not to be looked at.
  virtual bool apply(std::string_view text, FilteredText& out) = 0;

  /// True where nothing that a reader would miss is taken out, so that what it did shows in the tokens alone.
  virtual bool is_lossless() const { return false; }

  virtual std::unique_ptr<CharFilter> clone() const = 0;
};

/// html, urls, emails, mail, pattern, normalize. The one place to register a char filter.
Family<CharFilter> builtin_char_filters();

}  // namespace topicmill
