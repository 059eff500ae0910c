// How far a run is, told to whoever derives from Progress: the terminal, a window, nobody.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace topicmill {

/// Where a stage stands.
struct StageProgress {
  std::string_view stage;  ///< "read"
  std::string_view unit;   ///< what is counted: "MB", "iterations"
  double done = 0;
  double total = 0;       ///< 0 where it is not known
  double seconds = 0;     ///< since the stage began
  std::string_view note;  ///< "1200 documents"; empty: none
};

/// Is told of one stage at a time, by one thread at a time: the one that runs the stage, or one of its tasks. A program
/// shows it in its own way by deriving:
///
///   struct Window : Progress {
///     void show(const StageProgress& now) override { set_bar(now.done / std::max(now.total, 1.0)); }
///   };
///
/// Every call of begin and report may throw Interrupted: that is where Ctrl-C takes effect. What show() throws ends the
/// run likewise.
class Progress {
 public:
  virtual ~Progress() = default;

  /// Begins a stage whose work is counted in `unit`.
  void begin(std::string_view stage, std::string_view unit);

  /// `done` of `total` units; total 0 where it is not known. Cheap: it may be called for every batch and iteration.
  void report(double done, double total, std::string_view note = {});

  /// Ends the stage.
  void end();

 protected:
  Progress() = default;
  Progress(const Progress&) = default;
  Progress& operator=(const Progress&) = default;

  /// Shows where the stage stands: at its beginning, then at most ten times a second. The texts live during the call.
  virtual void show(const StageProgress& now) = 0;

  /// The stage has ended, or is given up for another.
  virtual void clear() {}

 private:
  using Clock = std::chrono::steady_clock;

  std::string stage_;
  std::string unit_;
  Clock::time_point begin_;
  Clock::time_point last_shown_;
};

/// Shows nothing.
class NoProgress : public Progress {
  void show(const StageProgress&) override {}
};

}  // namespace topicmill
