// Runs of marked bytes: where the tokens are, once a kernel has looked at every byte.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "files/encoding/ascii_kernels.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Appends the maximal runs of marked bytes of a text, from `begin` on, as tokens; those of fewer than `least` bytes
/// are left out. Fed with windows of the text one after the other, since a run may go over their borders.
class MarkedRuns {
 public:
  MarkedRuns(std::string_view text, std::size_t begin, std::size_t least, Tokens& tokens)
      : text_(text), least_(least), list_(tokens.list()), done_(begin) {}

  /// The next `bytes` of the text with their marks.
  void add(const ByteMarks& marks, std::size_t bytes) {
    for (std::size_t at = 0; at < bytes; at += 64) add_word(marks[at / 64], std::min<std::size_t>(bytes - at, 64));
  }

  /// Ends a run that goes up to the end of the text.
  void finish() {
    if (last_ != 0) append(begin_, text_.size());
  }

 private:
  void add_word(std::uint64_t word, std::size_t bytes) {
    // A bit where a run begins or ends. A run that goes on behind the window does not end with it.
    std::uint64_t edges = (word ^ (word << 1 | last_)) & (~std::uint64_t{0} >> (64 - bytes));
    if (last_ != 0 && edges != 0) append(begin_, take_edge(edges));
    while (edges != 0) {
      begin_ = take_edge(edges);
      if (edges != 0) append(begin_, take_edge(edges));
    }
    last_ = word >> (bytes - 1) & 1;
    done_ += bytes;
  }

  std::size_t take_edge(std::uint64_t& edges) const {
    const auto at = static_cast<std::size_t>(std::countr_zero(edges));
    edges &= edges - 1;
    return done_ + at;
  }

  void append(std::size_t begin, std::size_t end) {
    if (end - begin < least_) return;
    list_.push_back(
        {{text_.data() + begin, end - begin}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view text_;
  std::size_t least_;
  std::vector<Token>& list_;
  std::size_t done_;        ///< up to where the text was added
  std::size_t begin_ = 0;   ///< of the last run
  std::uint64_t last_ = 0;  ///< the mark of the last byte
};

}  // namespace topicmill
