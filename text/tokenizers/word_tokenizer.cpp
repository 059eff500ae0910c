#include "text/tokenizers/word_tokenizer.hpp"

#include <algorithm>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_block.hpp"
#include "files/encoding/ascii_kernels.hpp"
#include "text/tokenizers/ascii_words.hpp"
#include "text/tokenizers/word_class.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {
namespace {

/// After a stretch for ICU, this many bytes must be simple before the table takes over again: starting ICU has a price.
constexpr std::size_t worthwhile_bytes = 64;

struct Unit {
  WordClass kind = WordClass::other;
  std::uint32_t size = 0;
};

/// Classes of the code points of a text.
class ClassView {
 public:
  explicit ClassView(std::string_view text) : text_(text), classes_(WordClasses::get()) {}

  /// The code point at `at`; past the end it is `other` of size 0.
  Unit operator[](std::size_t at) const {
    if (at >= text_.size()) return {};
    const WordClass kind = classes_.of_byte[byte(at)];
    return kind == WordClass::lead_byte ? decode(at) : Unit{kind, 1};
  }

  bool is_plain_other(std::size_t at) const {
    return at < text_.size() && classes_.of_byte[byte(at)] == WordClass::other;
  }

  /// Where the run of ASCII letters ends that begins at `at`.
  std::size_t skip_plain_letters(std::size_t at) const {
    while (at + 8 <= text_.size()) {
      const unsigned letters = ascii_block::leading_letters(ascii_block::load(text_.data() + at));
      at += letters;
      if (letters < 8) return at;
    }
    while (at < text_.size() && classes_.of_byte[byte(at)] == WordClass::letter) ++at;
    return at;
  }

 private:
  std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(text_[at]); }
  std::uint32_t tail(std::size_t at) const { return byte(at) & 0x3FU; }

  Unit decode(std::size_t at) const {
    const std::uint32_t lead = byte(at);
    if (lead < 0xE0 && at + 1 < text_.size()) return {classes_.of((lead & 0x1FU) << 6 | tail(at + 1)), 2};
    if (lead < 0xF0 && at + 2 < text_.size()) {
      return {classes_.of((lead & 0x0FU) << 12 | tail(at + 1) << 6 | tail(at + 2)), 3};
    }
    return {WordClass::complex, 1};
  }

  std::string_view text_;
  const WordClasses& classes_;
};

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
      const Unit unit = at_class_[at_];
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
    Unit unit = at_class_[at_];
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
    Unit unit = at_class_[at_];
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
  bool stop_if_complex(const Unit& unit, std::size_t place) {
    if (unit.kind == WordClass::complex) {
      stopped_ = true;
      at_ = place;
    }
    return false;
  }

  std::size_t skip_extend(std::size_t at) const {
    for (Unit unit = at_class_[at]; unit.kind == WordClass::extend; unit = at_class_[at]) at += unit.size;
    return at;
  }

  static bool is_body(WordClass kind) {
    return kind == WordClass::letter || kind == WordClass::digit || kind == WordClass::underscore;
  }

  std::string_view text_;
  Tokens& tokens_;
  ClassView at_class_;
  std::size_t at_ = 0;
  bool stopped_ = false;
  bool ends_in_mark_ = false;  ///< the part taken last has an Extend or Format behind it
};

/// Where the stretch around the code point at `place` begins: at the white space before it.
std::size_t stretch_begin(std::string_view text, std::size_t first, std::size_t place) {
  while (place > first && !is_blank(text[place])) --place;
  return place;
}

/// Where the stretch that begins with a complex code point ends: at white space that is followed by enough simple text,
/// or at the end of the text.
std::size_t complex_end(std::string_view text, std::size_t place) {
  const ClassView at_class(text);
  std::size_t end = text.size();
  while (place < text.size() && (end == text.size() || place < end + worthwhile_bytes)) {
    const Unit unit = at_class[place];
    if (unit.kind == WordClass::complex) {
      end = text.size();
    } else if (end == text.size() && is_blank(text[place])) {
      end = place;
    }
    place += unit.size;
  }
  return end;
}

/// Where the stretch that begins with the byte at `place`, which is not ASCII, ends: at white space that is followed by
/// enough ASCII, or at the end of the text.
std::size_t stretch_end(std::string_view text, std::size_t place) {
  for (;;) {
    while (place < text.size() && !is_blank(text[place])) ++place;
    const std::size_t next = find_not_ascii(text, place);
    if (next >= std::min(place + worthwhile_bytes, text.size())) return place;
    place = next;
  }
}

}  // namespace

void WordOptions::check(const Value& value, Reading& reading) const {
  for (std::size_t i = 0; i < keep.size(); ++i) {
    const auto problem = KeptWords::problem(keep[i]);
    if (!problem.message.empty()) reading.fail(item_value(value, "keep", i), problem.message, problem.mend);
  }
}

WordTokenizer::WordTokenizer(const WordOptions& options) {
  if (!options.keep.empty()) kept_.emplace(options.keep);
}

void WordTokenizer::tokenize(std::string_view text, Tokens& tokens) {
  if (!kept_) return cut(text, 0, tokens);
  auto& list = tokens.list();
  const auto first = static_cast<std::ptrdiff_t>(list.size());
  kept_->append(text, tokens);
  const std::vector<Token> kept(list.begin() + first, list.end());
  list.erase(list.begin() + first, list.end());
  std::size_t done = 0;
  for (const auto& word : kept) {
    cut(text.substr(0, word.begin), done, tokens);
    list.push_back(word);
    done = word.end;
  }
  cut(text, done, tokens);
}

void WordTokenizer::cut(std::string_view text, std::size_t done, Tokens& tokens) {
  while (done < text.size()) {
    const std::size_t other = find_not_ascii(text, done);
    const std::size_t begin = other < text.size() ? stretch_begin(text, done, other) : text.size();
    append_ascii_words(text, done, begin, tokens);
    done = other < text.size() ? stretch_end(text, other) : text.size();
    append_words(text.substr(0, done), begin, tokens);
  }
}

void WordTokenizer::append_words(std::string_view text, std::size_t done, Tokens& tokens) {
  Scanner scanner(text, tokens);
  auto& list = tokens.list();
  const std::size_t first = list.size();
  while (done < text.size()) {
    const std::size_t place = scanner.scan(done);
    if (place >= text.size()) return;
    const std::size_t begin = stretch_begin(text, done, place);
    while (list.size() > first && list.back().begin >= begin) list.pop_back();
    done = complex_end(text, place);
    icu_.append(text, begin, done, tokens);
  }
}

}  // namespace topicmill
