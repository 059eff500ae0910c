// Tags in a stream of XML, or of SGML that looks like it: enough to cut a file into records, no more.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

struct XmlTag {
  enum class Kind { open, close, empty };  ///< <a>, </a>, <a/>

  Kind kind = Kind::open;
  std::string_view name;  ///< as written, with its prefix: dc:title
  std::size_t begin = 0;  ///< offset of the <
  std::size_t end = 0;    ///< offset behind the >
};

/// Finds the tags in text that grows. Comments, CDATA sections, declarations and processing instructions are passed
/// over; a < that begins none of these, or a tag longer than most_tag_bytes, is an ordinary character.
class XmlTagScanner {
 public:
  static constexpr std::size_t most_tag_bytes = std::size_t{1} << 16;

  /// The next tag; none where the text ends before it does: call again with the same text, made longer. `whole`: no
  /// text follows.
  std::optional<XmlTag> next(std::string_view text, bool whole);

  /// Offset behind what was scanned; what lies before it is not looked at again.
  std::size_t position() const { return position_; }

  /// Tells that the first `size` bytes, all of them scanned, are gone from the front of the text.
  void forget(std::size_t size) { position_ -= size; }

 private:
  enum class Found { tag, passed, more };

  Found scan_markup(std::string_view text, bool whole, XmlTag& tag);
  Found scan_tag(std::string_view text, bool whole, XmlTag& tag);
  Found pass_over(std::size_t size, std::string_view until);
  bool leave(std::string_view text);

  std::size_t position_ = 0;
  std::string_view until_;  ///< what ends the comment, section or instruction that the position is in
  bool in_subset_ = false;  ///< within the [ ] of a DOCTYPE
};

/// The elements that are open around a position. Tags that close nothing are passed over, those that were never closed
/// end with the element around them, as in SGML.
class XmlPath {
 public:
  static constexpr std::size_t most_elements = 256;

  /// Throws InputError where more elements than that are open.
  void enter(std::string_view name);
  void leave(std::string_view name);

  std::size_t depth() const { return names_.size(); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

}  // namespace topicmill
