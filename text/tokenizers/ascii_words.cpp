#include "text/tokenizers/ascii_words.hpp"

#include <algorithm>

#include "text/tokenizers/marked_runs.hpp"
#include "text/tokenizers/word_class.hpp"

namespace topicmill {
namespace {

/// Letters, digits and underscores: they join whatever their order.
AsciiSet word_characters(const WordClasses& classes) {
  AsciiSet set;
  for (unsigned char c = 0; c < 0x80; ++c) {
    const WordClass kind = classes.of_byte[c];
    if (kind == WordClass::letter || kind == WordClass::digit || kind == WordClass::underscore) set.insert(c);
  }
  return set;
}

void append_runs(std::string_view text, std::size_t begin, std::size_t end, Tokens& tokens) {
  static const AsciiSet set = word_characters(WordClasses::get());
  MarkedRuns runs(text.substr(0, end), begin, 1, tokens);
  ByteMarks marks;
  for (std::size_t at = begin; at < end; at += marked_bytes) {
    const auto window = text.substr(at, std::min(end - at, marked_bytes));
    mark_bytes(window, set, marks);
    runs.add(marks, window.size());
  }
  runs.finish();
}

/// Joins runs with one character between them that the rules put into a word, and drops those that are no words.
class RunJoiner {
 public:
  explicit RunJoiner(std::string_view text) : text_(text), classes_(WordClasses::get()) {}

  /// Of the tokens from `first` on.
  void join(std::vector<Token>& list, std::size_t first) const {
    std::size_t kept = first;
    for (std::size_t i = first; i < list.size(); ++i) {
      const Token run = list[i];
      if (kept > first && joins(list[kept - 1], run)) {
        list[kept - 1] = {text_.substr(list[kept - 1].begin, run.end - list[kept - 1].begin), list[kept - 1].begin,
                          run.end};
      } else {
        list[kept] = run;
        if (is_word(run)) ++kept;
      }
    }
    list.resize(kept);
  }

 private:
  WordClass class_at(std::size_t at) const { return classes_.of_byte[static_cast<unsigned char>(text_[at])]; }

  bool joins(const Token& last, const Token& run) const {
    if (run.begin != last.end + 1) return false;
    const WordClass between = class_at(last.end);
    if (between == WordClass::other) return false;
    const WordClass before = class_at(last.end - 1);
    const WordClass side = class_at(run.begin);
    return between == WordClass::at_sign ? joins_at_sign(before, side) : side == before && joins_two(between, side);
  }

  /// An underscore alone is none.
  bool is_word(const Token& run) const {
    return run.end - run.begin > 1 || class_at(run.begin) != WordClass::underscore;
  }

  std::string_view text_;
  const WordClasses& classes_;
};

}  // namespace

void append_ascii_words(std::string_view text, std::size_t begin, std::size_t end, Tokens& tokens) {
  const std::size_t first = tokens.list().size();
  append_runs(text, begin, end, tokens);
  RunJoiner(text).join(tokens.list(), first);
}

}  // namespace topicmill
