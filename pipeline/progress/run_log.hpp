// What a run did and how long it took: the source of run.json.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace topicmill {

/// Seconds of one stage, each time that it came, and the most memory that the process had held by its end.
struct StageRecord {
  std::string name;
  double seconds = 0;
  std::int64_t peak_memory_bytes = 0;
};

class RunLog {
 public:
  /// Runs `work` as the stage `name` and returns what it returns.
  template <class Work>
  auto time(std::string name, const Work& work) {
    const Timer timer(*this, std::move(name));
    return work();
  }

  /// Once, however often it is said.
  void warn(std::string message);

  const std::vector<StageRecord>& stages() const { return stages_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

  /// Since the log began.
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

 private:
  using Clock = std::chrono::steady_clock;

  class Timer {
   public:
    Timer(RunLog& log, std::string name) : log_(log), name_(std::move(name)) {}
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

   private:
    RunLog& log_;
    std::string name_;
    Clock::time_point start_ = Clock::now();
  };

  Clock::time_point start_ = Clock::now();
  std::vector<StageRecord> stages_;
  std::vector<std::string> warnings_;
};

}  // namespace topicmill
