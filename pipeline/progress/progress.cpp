#include "pipeline/progress/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/stop_signal.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr int bar_width = 24;

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

ProgressStyle default_progress_style() { return isatty(STDERR_FILENO) ? ProgressStyle::bar : ProgressStyle::none; }

void Progress::begin(std::string_view stage, std::string_view unit) {
  stop_if_asked();
  stage_ = stage;
  unit_ = unit;
  begin_ = Clock::now();
  last_report_ = {};
  report(0, 0);
}

void Progress::report(double done, double total, std::string_view note) {
  stop_if_asked();
  if (style_ == ProgressStyle::none) return;
  const auto now = Clock::now();
  if (now - last_report_ < std::chrono::milliseconds(100)) return;
  last_report_ = now;
  if (style_ == ProgressStyle::bar) {
    show_bar(done, total, note);
  } else {
    show_json(done, total, note);
  }
}

void Progress::end() {
  if (style_ == ProgressStyle::bar && !stage_.empty()) print_progress("\r\033[K");
  stage_.clear();
}

void Progress::show_bar(double done, double total, std::string_view note) const {
  std::string line = fmt::format("\r\033[K{:<10}", stage_);
  if (total > 0) line += fmt::format(" {} {:3.0f}%", bar(done / total), 100 * std::min(done / total, 1.0));
  const double elapsed = seconds();
  if (done > 0 && elapsed > 0.2) {
    const double rate = done / elapsed;
    line += fmt::format("  {:.4g} {}/s", rate, unit_);
    if (total > done) line += "  " + time_left((total - done) / rate);
  }
  if (!note.empty()) line += fmt::format("  {}", note);
  print_progress(line);
}

void Progress::show_json(double done, double total, std::string_view note) const {
  nlohmann::ordered_json line{{"stage", stage_}, {"unit", unit_}, {"done", done}, {"seconds", seconds()}};
  if (total > 0) line["total"] = total;
  if (!note.empty()) line["note"] = note;
  print_progress(line.dump() + "\n");
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

}  // namespace topicmill
