// A rewritten text that remembers which bytes of its source each of its bytes stands for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// Bytes [begin, end) of a text.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

/// What a char filter makes of a text: pieces of it, kept or replaced, in order; what lies between them is removed.
/// Two adjacent kept pieces are one run, so that the memory is that of the text and of the places where it changed.
/// Reused from text to text, so that it stops allocating.
class FilteredText {
 public:
  /// A result larger than this is a replacement that went wrong.
  static constexpr std::size_t max_bytes = std::size_t{1} << 30;

  /// Begins anew with a source of below 4 GiB, which must live until the last piece is added. `limit`: most bytes that
  /// the result may have, below 4 GiB.
  void start(std::string_view source, std::size_t limit = max_bytes);

  /// Adds the bytes [begin, end) of the source as they are. Pieces come in the order of the source.
  void keep(std::size_t begin, std::size_t end);

  /// Adds `text` in place of the bytes [begin, end) of the source. Throws InputError where the result gets too large.
  void replace(std::size_t begin, std::size_t end, std::string_view text);

  const std::string& text() const { return text_; }

  /// The span of the source that a non-empty span of text() stands for: byte for byte where it was kept, all of what
  /// was replaced where it touches a replacement. Spans in order give spans in order. O(log runs).
  TextSpan to_source(TextSpan span) const;

  /// A change: the bytes of the source, and what stands for them now (empty where they were removed).
  struct Edit {
    TextSpan source;
    std::string_view text;
  };
  /// All changes in order. `source_size`: bytes of the source.
  std::vector<Edit> edits(std::size_t source_size) const;

 private:
  struct Run {
    std::uint32_t target = 0;  ///< where it begins in text_; it ends where the next one begins
    TextSpan source;
    bool kept = false;
  };

  const Run& run_at(std::uint32_t target) const;

  std::string_view source_;
  std::size_t limit_ = max_bytes;
  std::string text_;
  std::vector<Run> runs_;
};

}  // namespace topicmill
