#include "text/tokenizers/word_tokenizer.hpp"

#include <algorithm>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_kernels.hpp"
#include "text/tokenizers/ascii_words.hpp"
#include "text/tokenizers/table_words.hpp"
#include "text/tokenizers/word_class_view.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {
namespace {

/// After a stretch for ICU, this many bytes must be simple before the table takes over again: starting ICU has a price.
constexpr std::size_t worthwhile_bytes = 64;

/// Where the stretch around the code point at `place` begins: at the white space before it.
std::size_t stretch_begin(std::string_view text, std::size_t first, std::size_t place) {
  while (place > first && !is_blank(text[place])) --place;
  return place;
}

/// Where the stretch that begins with a complex code point ends: at white space that is followed by enough simple text,
/// or at the end of the text.
std::size_t complex_end(std::string_view text, std::size_t place) {
  const WordClassView at_class(text);
  std::size_t end = text.size();
  while (place < text.size() && (end == text.size() || place < end + worthwhile_bytes)) {
    const WordUnit unit = at_class[place];
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
  auto& list = tokens.list();
  const std::size_t first = list.size();
  while (done < text.size()) {
    const std::size_t place = append_table_words(text, done, tokens);
    if (place >= text.size()) return;
    const std::size_t begin = stretch_begin(text, done, place);
    while (list.size() > first && list.back().begin >= begin) list.pop_back();
    done = complex_end(text, place);
    icu_.append(text, begin, done, tokens);
  }
}

}  // namespace topicmill
