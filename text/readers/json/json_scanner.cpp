#include "text/readers/json/json_scanner.hpp"

#include <algorithm>

#include "files/encoding/ascii.hpp"

namespace topicmill {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool ends_bare_value(char c) { return is_blank(c) || std::string_view(",:[]{}\"").find(c) != npos; }

std::int64_t count_lines(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

std::size_t JsonValueScanner::find_end(std::string_view text, bool whole) {
  while (position_ < text.size()) {
    if (state_ == State::start) begin(text[position_++]);
    const bool ended = state_ == State::string   ? scan_string(text) && depth_ == 0
                       : state_ == State::nested ? scan_nested(text)
                                                 : scan_bare(text);
    if (ended) return position_;
  }
  return whole && state_ == State::bare ? position_ : npos;
}

void JsonValueScanner::begin(char first) {
  const bool opens = first == '{' || first == '[';
  depth_ = opens;
  state_ = opens ? State::nested : first == '"' ? State::string : State::bare;
}

/// True behind the closing quote.
bool JsonValueScanner::scan_string(std::string_view text) {
  while (position_ < text.size()) {
    const char c = text[position_++];
    if (escaped_) {
      escaped_ = false;
    } else if (c == '"') {
      if (depth_ > 0) state_ = State::nested;
      return true;
    } else {
      escaped_ = c == '\\';
    }
  }
  return false;
}

/// True behind the bracket that closes the value. Which bracket closes which is the parser's business.
bool JsonValueScanner::scan_nested(std::string_view text) {
  while (position_ < text.size()) {
    const char c = text[position_++];
    if (c == '"') {
      state_ = State::string;
      return false;
    }
    if (c == '{' || c == '[') ++depth_;
    if ((c == '}' || c == ']') && --depth_ == 0) return true;
  }
  return false;
}

bool JsonValueScanner::scan_bare(std::string_view text) {
  while (position_ < text.size() && !ends_bare_value(text[position_])) ++position_;
  return position_ < text.size();
}

std::optional<char> JsonCursor::peek(TextStream& stream) {
  do {
    const auto text = stream.buffered();
    const auto found = std::find_if_not(text.begin(), text.end(), [](char c) { return is_blank(c); });
    drop_scanned(stream, static_cast<std::size_t>(found - text.begin()));
    if (!stream.buffered().empty()) return stream.buffered().front();
  } while (stream.fetch());
  return std::nullopt;
}

TextStream::Cut JsonCursor::take_value(TextStream& stream, std::string& value) {
  JsonValueScanner scanner;
  for (bool whole = false;; whole = !stream.fetch()) {
    const std::size_t end = scanner.find_end(stream.buffered(), whole);
    if (end != npos) {
      stream.take(end, value);
      line_ += count_lines(value);
      return TextStream::Cut::taken;
    }
    if (whole) return TextStream::Cut::end;
    if (stream.is_too_long()) return skip_rest(stream, scanner) ? TextStream::Cut::too_long : TextStream::Cut::end;
  }
}

bool JsonCursor::skip_value(TextStream& stream) {
  JsonValueScanner scanner;
  return skip_rest(stream, scanner);
}

bool JsonCursor::skip_rest(TextStream& stream, JsonValueScanner& scanner) {
  for (bool whole = false;; whole = !stream.fetch()) {
    const std::size_t end = scanner.find_end(stream.buffered(), whole);
    drop_scanned(stream, std::min(end, stream.buffered().size()));
    scanner.forget();
    if (end != npos) return true;
    if (whole) return false;
  }
}

void JsonCursor::drop_scanned(TextStream& stream, std::size_t size) {
  line_ += count_lines(stream.buffered().substr(0, size));
  stream.drop(size);
}

}  // namespace topicmill
