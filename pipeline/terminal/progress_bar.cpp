#include "pipeline/terminal/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr int bar_width = 24;
constexpr std::string_view wipe_line = "\r\033[K";

std::string bar(double share) {
  const auto filled = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * bar_width);
  std::string out;
  for (std::size_t i = 0; i < bar_width; ++i) out += i < filled ? "█" : "░";
  return out;
}

std::string time_left(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s left", whole);
  return fmt::format("{}:{:02} min left", whole / 60, whole % 60);
}

}  // namespace

void ProgressBar::show(const StageProgress& now) {
  std::string line = fmt::format("{}{:<10}", wipe_line, now.stage);
  if (now.total > 0) {
    line += fmt::format(" {} {:3.0f}%", bar(now.done / now.total), 100 * std::min(now.done / now.total, 1.0));
  }
  if (now.done > 0 && now.seconds > 0.2) {
    const double rate = now.done / now.seconds;
    line += fmt::format("  {:.4g} {}/s", rate, now.unit);
    if (now.total > now.done) line += "  " + time_left((now.total - now.done) / rate);
  }
  if (!now.note.empty()) line += fmt::format("  {}", now.note);
  print_progress(line);
}

void ProgressBar::clear() { print_progress(wipe_line); }

}  // namespace topicmill
