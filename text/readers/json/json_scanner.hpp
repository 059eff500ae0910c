// Where JSON values begin and end in a stream of any length: brackets and strings, no more. What is within a value is
// checked by whoever parses it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "files/text_stream.hpp"

namespace topicmill {

/// Finds the end of one value in text that grows: one pass over the bytes.
class JsonValueScanner {
 public:
  /// Offset behind the value that `text` begins with, or npos where it goes on behind it; call again with the same
  /// text, made longer. A number or a name may go on: it ends where `whole` says that no text follows.
  std::size_t find_end(std::string_view text, bool whole);

  /// Tells that all bytes scanned so far are gone from the front of the text.
  void forget() { position_ = 0; }

 private:
  enum class State { start, bare, string, nested };

  bool scan_string(std::string_view text);
  bool scan_nested(std::string_view text);
  bool scan_bare(std::string_view text);
  void begin(char first);

  State state_ = State::start;
  std::size_t position_ = 0;
  std::int64_t depth_ = 0;  ///< of brackets that are open
  bool escaped_ = false;    ///< a backslash was the last character of the text
};

/// Walks a JSON text value by value, counting lines. Holds one value at most.
class JsonCursor {
 public:
  /// The next character that is no blank, left where it is; none at the end.
  std::optional<char> peek(TextStream& stream);

  /// Passes over the character that peek() gave.
  void drop(TextStream& stream) { stream.drop(1); }

  /// Takes the value that begins at peek(). too_long: it was passed over; end: the text ends within it.
  TextStream::Cut take_value(TextStream& stream, std::string& value);

  /// Passes over it; false where the text ends within it.
  bool skip_value(TextStream& stream);

  /// 1-based line of what peek() gave.
  std::int64_t line() const { return line_; }

 private:
  void drop_scanned(TextStream& stream, std::size_t size);
  bool skip_rest(TextStream& stream, JsonValueScanner& scanner);

  std::int64_t line_ = 1;
};

}  // namespace topicmill
