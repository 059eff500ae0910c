#include "pipeline/report/quoted_text.hpp"

#include <utility>

#include "files/encoding/code_points.hpp"
#include "files/encoding/encoding.hpp"
#include "files/encoding/valid_utf8.hpp"

namespace topicmill {
namespace {

bool is_blank(std::int32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Collects characters on one line, and counts UTF-16 units.
class Line {
 public:
  /// Characters of valid UTF-8.
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const std::int32_t c = next_code_point(text, at);
      if (is_blank(c)) {
        blank_ = !text_.empty();
      } else {
        add_character(text.substr(begin, at - begin), c > 0xFFFF ? 2 : 1);
      }
    }
  }

  /// Where the next character comes to stand, if it is no blank.
  std::uint32_t next() const { return units_ + (blank_ ? 1 : 0); }
  std::uint32_t units() const { return units_; }
  std::string take() { return std::move(text_); }

 private:
  void add_character(std::string_view bytes, std::uint32_t units) {
    if (blank_) text_ += ' ';
    units_ = next() + units;
    blank_ = false;
    text_ += bytes;
  }

  std::string text_;
  std::uint32_t units_ = 0;
  bool blank_ = false;  ///< before the next character
};

/// Of a part of valid UTF-8 that is cut between characters.
QuotedText quote_valid(std::string_view text, const Excerpt& excerpt, const std::vector<Highlight>& highlights) {
  Line line;
  QuotedText quoted;
  std::size_t at = excerpt.begin;
  for (const auto& word : highlights) {
    if (word.begin < at || word.end > excerpt.end) continue;
    line.add(text.substr(at, word.begin - at));
    const std::uint32_t begin = line.next();
    line.add(text.substr(word.begin, word.end - word.begin));
    if (line.units() > begin) quoted.marks.push_back({begin, line.units(), word.topic});
    at = word.end;
  }
  line.add(text.substr(at, excerpt.end - at));
  quoted.text = line.take();
  return quoted;
}

}  // namespace

QuotedText quote(std::string_view text, const Excerpt& excerpt, const std::vector<Highlight>& highlights) {
  if (!find_invalid_utf8(text)) return quote_valid(text, excerpt, highlights);
  const std::string valid = valid_utf8(text.substr(excerpt.begin, excerpt.end - excerpt.begin));
  return quote_valid(valid, {0, valid.size()}, {});  // no reader lets such a text through: it has no tokens
}

}  // namespace topicmill
