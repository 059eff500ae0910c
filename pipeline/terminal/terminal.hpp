// Text for terminals: colors where they are wanted, bars.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/drawing/display_width.hpp"

namespace topicmill {

/// What standard output can show.
struct Terminal {
  bool color = false;
  int width = 100;  ///< columns

  /// Colors on a terminal without NO_COLOR; its width, else 100.
  static Terminal standard_output();

  std::string bold(std::string_view text) const { return styled("1", text); }
  std::string dim(std::string_view text) const { return styled("2", text); }

  /// The text in the color of a topic: one of a palette by its number.
  std::string in_topic_color(std::string_view text, long topic) const;

 private:
  std::string styled(std::string_view code, std::string_view text) const;
};

/// A bar of at most `width` columns for a share in [0, 1], to an eighth of a column.
std::string bar(double share, int width);

/// 12345 as "12,345".
std::string grouped(std::int64_t number);

/// Writes all of `text` to standard output. Throws OutputError where it cannot; a closed pipe ends quietly.
void print(std::string_view text);

/// Writes a line to standard error.
void print_message(std::string_view text);

/// The same without a line end. Where standard error takes no more it waits, until a stop is asked for.
void print_progress(std::string_view text);

}  // namespace topicmill
