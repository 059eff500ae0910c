// Char filters one after the other, and the way back from the last text to the first.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens/char_filter.hpp"
#include "text/tokens/filtered_text.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Serves one thread at a time; copy it to give another thread its own. Without filters it costs nothing.
class CharFilterChain {
 public:
  CharFilterChain() = default;
  CharFilterChain(const CharFilterChain& other);
  CharFilterChain& operator=(const CharFilterChain&) = delete;

  void add(std::string name, std::unique_ptr<CharFilter> filter);

  /// What the filters make of `text`: `text` itself where none changes it, else valid until the next call.
  std::string_view apply(std::string_view text);

  /// Turns the spans of non-empty tokens from the text that apply() returned last to the one that it was given.
  void to_source(std::span<Token> tokens) const;

  /// One filter at the document at hand, for `topicmill tokenize`.
  struct Stage {
    std::string name;
    std::string_view before;
    std::string_view after;
    const FilteredText* change = nullptr;  ///< null where it changed nothing
    bool is_lossless = false;              ///< see CharFilter
  };
  std::vector<Stage> stages() const;

 private:
  struct Link {
    std::string name;
    std::unique_ptr<CharFilter> filter;
    std::string_view before;
    FilteredText text;
    bool changed = false;
  };
  std::vector<Link> links_;
};

}  // namespace topicmill
