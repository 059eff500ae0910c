#include "text/tokenizers/icu_words.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "files/encoding/code_points.hpp"
#include "text/tokenizers/word_class.hpp"

namespace topicmill {
namespace {

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw InputError(std::string("ICU cannot break words: ") + u_errorName(status));
}

std::unique_ptr<icu::BreakIterator> make_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  require(status);
  return words;
}

/// Whether @ between `last` and what begins at `next` joins the two.
bool joins_as_at_sign(std::int32_t last, std::string_view text, std::size_t next) {
  if (next == text.size()) return false;
  const auto& classes = WordClasses::get();
  return joins_at_sign(classes.of(static_cast<std::uint32_t>(last)),
                       classes.of(static_cast<std::uint32_t>(next_code_point(text, next))));
}

/// Thai, Lao, Khmer, Burmese and the like, whose words stand without blanks and are cut by dictionaries.
bool is_complex_context(std::int32_t c) {
  return c >= 0x0E00 && u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

/// Appends text[begin, end), which is a word to ICU, in parts where letters or digits of other scripts touch such a
/// script: ICU parts Chinese from them, but not Thai.
void append_parts(std::string_view text, std::uint32_t begin, std::uint32_t end, Tokens& tokens) {
  const auto append = [&](std::uint32_t last) {
    tokens.list().push_back({text.substr(begin, last - begin), begin, last});
  };
  bool complex = false;
  std::uint32_t part_end = begin;  // behind the last letter, digit, underscore or mark on it
  for (std::size_t at = begin; at < end;) {
    const auto from = static_cast<std::uint32_t>(at);
    const std::int32_t c = next_code_point(text, at);
    const bool is_mark = part_end == from && from != begin && (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
    const bool is_body = c == '_' || u_isalnum(c) || is_complex_context(c);
    if (is_body && from != begin && is_complex_context(c) != complex) {
      append(part_end);
      begin = from;
    }
    if (is_body) complex = is_complex_context(c);
    if (is_body || is_mark) part_end = static_cast<std::uint32_t>(at);
  }
  append(end);
}

/// True where all of a text is katakana, each letter of which has three bytes.
bool is_katakana(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c < 0x30A1 || c > 0x30FF || c == 0x30FB) return false;
  }
  return true;
}

/// True where ICU's dictionary, which does not know a word of katakana, has cut a letter off: no word has only one.
bool is_cut_off(const Token& last, const Token& next) {
  constexpr std::size_t letter = 3;
  return last.end == next.begin && (last.text.size() == letter || next.text.size() == letter);
}

}  // namespace

struct IcuWords::State {
  explicit State(std::unique_ptr<icu::BreakIterator> made) : words(std::move(made)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { utext_close(&source); }

  /// The text as UTF-16, over which ICU's dictionaries run a quarter faster than over UTF-8, with characters that break
  /// words as ICU should in place of those that it has other rules for.
  void convert(std::string_view text, std::size_t begin, std::size_t end) {
    units.clear();
    offsets.clear();
    has_complex_context = false;
    std::int32_t last = ' ';
    for (std::size_t at = begin; at < end;) {
      const auto offset = static_cast<std::uint32_t>(at);
      std::int32_t c = next_code_point(text, at);
      has_complex_context = has_complex_context || is_complex_context(c);
      const std::int32_t written = c;
      if (c == narrow_no_break_space || (c == '@' && !joins_as_at_sign(last, text.substr(0, end), at))) c = ' ';
      if (c == '@') c = 'a';
      last = written;
      if (c > 0xFFFF) {
        units.push_back(U16_LEAD(c));
        offsets.push_back(offset);
      }
      units.push_back(c > 0xFFFF ? U16_TRAIL(c) : static_cast<char16_t>(c));
      offsets.push_back(offset);
    }
    offsets.push_back(static_cast<std::uint32_t>(end));
  }

  std::unique_ptr<icu::BreakIterator> words;
  std::u16string units;
  std::vector<std::uint32_t> offsets;  ///< in the text, of each unit and of the end
  bool has_complex_context = false;
  UText source = UTEXT_INITIALIZER;
};

IcuWords::IcuWords() : state_(std::make_unique<State>(make_iterator())) {}

IcuWords::IcuWords(const IcuWords& other)
    : state_(std::make_unique<State>(std::unique_ptr<icu::BreakIterator>(other.state_->words->clone()))) {}

IcuWords::~IcuWords() = default;

void IcuWords::append(std::string_view text, std::size_t begin, std::size_t end, Tokens& tokens) {
  state_->convert(text, begin, end);
  UErrorCode status = U_ZERO_ERROR;
  utext_openUChars(&state_->source, state_->units.data(), static_cast<std::int64_t>(state_->units.size()), &status);
  auto& words = *state_->words;
  words.setText(&state_->source, status);
  require(status);
  auto& list = tokens.list();
  bool is_kana = false;  // the last word
  auto from = static_cast<std::size_t>(words.first());
  for (std::int32_t next = words.next(); next != icu::BreakIterator::DONE; next = words.next()) {
    const auto to = static_cast<std::size_t>(next);
    if (words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
      const std::uint32_t first = state_->offsets[from];
      const std::uint32_t last = state_->offsets[to];
      const Token word{text.substr(first, last - first), first, last};
      const bool follows_katakana = std::exchange(is_kana, is_katakana(word.text));
      if (follows_katakana && is_kana && is_cut_off(list.back(), word)) {
        list.back() = {text.substr(list.back().begin, last - list.back().begin), list.back().begin, last};
      } else if (state_->has_complex_context) {
        append_parts(text, first, last, tokens);
      } else {
        list.push_back(word);
      }
    }
    from = to;
  }
}

}  // namespace topicmill
