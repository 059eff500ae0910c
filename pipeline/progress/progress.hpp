// Progress of a run on standard error: a bar for people, JSON lines for programs, or nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace topicmill {

enum class ProgressStyle { none, bar, json };

/// A bar where standard error is a terminal, else nothing.
ProgressStyle default_progress_style();

/// Shows one stage at a time: its name, how far it is, the rate and the time left. Reports at most ten times a second.
/// Every call may throw Interrupted: that is where Ctrl-C takes effect. One thread at a time.
class Progress {
 public:
  explicit Progress(ProgressStyle style) : style_(style) {}
  Progress(Progress&&) = default;

  /// Wipes the line of a stage that was broken off, so that a message can take its place.
  ~Progress() { end(); }

  /// Begins a stage whose work is counted in `unit` ("MB", "iterations").
  void begin(std::string_view stage, std::string_view unit);

  /// `done` of `total` units; total 0 where it is not known. `note` stands at the end of the line.
  void report(double done, double total, std::string_view note = {});

  /// Ends the stage: its line is wiped.
  void end();

 private:
  void show_bar(double done, double total, std::string_view note) const;
  void show_json(double done, double total, std::string_view note) const;
  double seconds() const;

  using Clock = std::chrono::steady_clock;

  ProgressStyle style_;
  std::string stage_;
  std::string unit_;
  Clock::time_point begin_;
  Clock::time_point last_report_;
};

}  // namespace topicmill
