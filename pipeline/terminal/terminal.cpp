#include "pipeline/terminal/terminal.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/error.hpp"
#include "files/output_file.hpp"
#include "pipeline/drawing/topic_color.hpp"

namespace topicmill {
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
  } catch (const Error&) {  // a stop was asked for: the caller is told elsewhere; last words must not wait for a reader
    pollfd ready{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&ready, 1, 0) > 0) std::fwrite(text.data(), 1, std::min<std::size_t>(text.size(), PIPE_BUF), stderr);
  }
}

}  // namespace topicmill
