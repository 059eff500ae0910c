#include "pipeline/terminal/terminal.hpp"

#include <fmt/format.h>
#include <locale.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cwchar>

#include "base/error.hpp"
#include "files/output_file.hpp"
#include "pipeline/drawing/topic_color.hpp"

namespace topicmill {
namespace {

/// Switches this thread to UTF-8 character classes while it lives, whatever the user's locale is.
class Utf8Locale {
 public:
  Utf8Locale() : utf8_(utf8_locale()), former_(uselocale(utf8_)) {}
  ~Utf8Locale() { uselocale(former_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8_locale() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t utf8_;
  locale_t former_;
};

/// Calls visit(bytes of a character, its columns) until it returns false.
template <class Visit>
void for_each_character(std::string_view text, const Visit& visit) {
  const Utf8Locale utf8;
  std::mbstate_t state{};
  while (!text.empty()) {
    wchar_t character = 0;
    const std::size_t read = std::mbrtowc(&character, text.data(), text.size(), &state);
    const bool broken = read == 0 || read > text.size();
    if (broken) state = {};
    const std::size_t length = broken ? 1 : read;
    const int columns = broken ? 1 : std::max(0, wcwidth(character));
    if (!visit(text.substr(0, length), columns)) return;
    text.remove_prefix(length);
  }
}

/// The longest beginning that takes at most `width` columns.
std::string_view beginning(std::string_view text, int width) {
  std::size_t bytes = 0;
  for_each_character(text, [&](std::string_view character, int columns) {
    width -= columns;
    if (width < 0) return false;
    bytes += character.size();
    return true;
  });
  return text.substr(0, bytes);
}

std::string blanks(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

}  // namespace

Terminal Terminal::standard_output() {
  Terminal terminal;
  const char* no_color = std::getenv("NO_COLOR");
  const bool on_terminal = isatty(STDOUT_FILENO) != 0;
  terminal.color = on_terminal && (no_color == nullptr || *no_color == '\0');
  winsize size{};
  if (on_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) terminal.width = size.ws_col;
  return terminal;
}

std::string Terminal::in_topic_color(std::string_view text, long topic) const {
  return styled(fmt::format("38;5;{}", terminal_topic_color(topic)), text);
}

std::string Terminal::styled(std::string_view code, std::string_view text) const {
  if (!color) return std::string(text);
  return fmt::format("\033[{}m{}\033[0m", code, text);
}

int display_width(std::string_view text) {
  int width = 0;
  for_each_character(text, [&](std::string_view, int columns) {
    width += columns;
    return true;
  });
  return width;
}

std::string shortened(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  return std::string(beginning(text, width - 1)) + "…";
}

std::string pad(std::string_view text, int width) {
  const std::string fitted = shortened(text, width);
  return fitted + blanks(width - display_width(fitted));
}

std::string pad_left(std::string_view text, int width) {
  const std::string fitted = shortened(text, width);
  return blanks(width - display_width(fitted)) + fitted;
}

std::string bar(double share, int width) {
  constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width * 8));
  std::string out;
  for (int i = 0; i < filled / 8; ++i) out += "█";
  return out + std::string(eighths[static_cast<std::size_t>(filled % 8)]);
}

std::string grouped(std::int64_t number) {
  std::string digits = fmt::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

void print(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == 0) return;
  if (error == EPIPE) std::_Exit(0);  // the reader has seen enough: `topicmill top DIR | head`
  throw_output_error("standard output", error);
}

void print_message(std::string_view text) { print_progress(fmt::format("{}\n", text)); }

void print_progress(std::string_view text) {
  try {
    write_all(STDERR_FILENO, text);
  } catch (const Interrupted&) {  // the caller is told elsewhere; its last words must not wait for a reader
    pollfd ready{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&ready, 1, 0) > 0) std::fwrite(text.data(), 1, std::min<std::size_t>(text.size(), PIPE_BUF), stderr);
  }
}

}  // namespace topicmill
