#include "text/tokenizers/table_words.hpp"

#include "text/tokenizers/word_class_view.hpp"

namespace topicmill {
namespace {

/// Cuts words until the end of the text or a code point that only ICU can judge.
class Scanner {
 public:
  Scanner(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens), at_class_(text) {}

  /// Scans from `begin`; returns where it stopped: the end of the text, or a complex code point.
  std::size_t scan(std::size_t begin) {
    at_ = begin;
    stopped_ = false;
    while (find_word()) take_word();
    return at_;
  }

 private:
  /// Moves to the next code point that can begin a word; false at the end or at a complex one.
  bool find_word() {
    while (!stopped_) {
      while (at_class_.is_plain_other(at_)) ++at_;
      const WordUnit unit = at_class_[at_];
      if (unit.size == 0 || unit.kind == WordClass::complex) return false;
      if (is_body(unit.kind) || unit.kind == WordClass::hangul) return true;
      at_ += unit.size;
    }
    return false;
  }

  void take_word() {
    const std::size_t begin = at_;
    const bool is_word = at_class_[at_].kind == WordClass::hangul ? take_hangul() : take_parts();
    if (!is_word || stopped_) return;
    tokens_.list().push_back(
        {text_.substr(begin, at_ - begin), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
  }

  bool take_hangul() {
    WordUnit unit = at_class_[at_];
    for (; unit.kind == WordClass::hangul; unit = at_class_[at_]) at_ += unit.size;
    stopped_ = unit.kind == WordClass::complex || unit.kind == WordClass::extend;
    return true;
  }

  /// Takes what is joined; false where ICU calls it no word: a lone underscore, or a mark on an underscore at the end.
  bool take_parts() {
    WordClass last = WordClass::other;
    ends_in_mark_ = false;
    std::size_t parts = 0;
    while (take_part(last)) ++parts;
    if (last != WordClass::underscore) return true;
    return parts > 1 && !ends_in_mark_;
  }

  /// Takes one letter, digit or underscore, the marks after it, and what joins it to the part before.
  bool take_part(WordClass& last) {
    WordUnit unit = at_class_[at_];
    std::size_t next = at_;
    if (unit.kind == WordClass::at_sign) {
      next = at_ + unit.size;
      unit = at_class_[next];
      if (ends_in_mark_ || !joins_at_sign(last, unit.kind)) return stop_if_complex(unit, next);
    } else if (joins_two(unit.kind, last)) {
      next = skip_extend(at_ + unit.size);
      unit = at_class_[next];
      if (unit.kind != last) return stop_if_complex(unit, next);
    }
    if (!is_body(unit.kind)) return stop_if_complex(unit, next);
    last = unit.kind;
    at_ = next + unit.size;
    if (last == WordClass::letter) at_ = at_class_.skip_plain_letters(at_);
    const std::size_t end = at_;
    at_ = skip_extend(end);
    ends_in_mark_ = at_ != end;
    return true;
  }

  /// Ends the word, and the scan as well where what follows could change that.
  bool stop_if_complex(const WordUnit& unit, std::size_t place) {
    if (unit.kind == WordClass::complex) {
      stopped_ = true;
      at_ = place;
    }
    return false;
  }

  std::size_t skip_extend(std::size_t at) const {
    for (WordUnit unit = at_class_[at]; unit.kind == WordClass::extend; unit = at_class_[at]) at += unit.size;
    return at;
  }

  static bool is_body(WordClass kind) {
    return kind == WordClass::letter || kind == WordClass::digit || kind == WordClass::underscore;
  }

  std::string_view text_;
  Tokens& tokens_;
  WordClassView at_class_;
  std::size_t at_ = 0;
  bool stopped_ = false;
  bool ends_in_mark_ = false;  ///< the part taken last has an Extend or Format behind it
};

}  // namespace

std::size_t append_table_words(std::string_view text, std::size_t begin, Tokens& tokens) {
  return Scanner(text, tokens).scan(begin);
}

}  // namespace topicmill
