#include "pipeline/progress/run_log.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <utility>

namespace topicmill {
namespace {

std::int64_t peak_memory_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

}  // namespace

RunLog::Timer::~Timer() {
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  auto& stages = log_.stages_;
  const auto known = std::find_if(stages.begin(), stages.end(), [&](const auto& stage) { return stage.name == name_; });
  const double before = known == stages.end() ? 0 : known->seconds;
  if (known != stages.end()) stages.erase(known);
  stages.push_back({std::move(name_), before + seconds, peak_memory_bytes()});
}

void RunLog::warn(std::string message) {
  if (std::find(warnings_.begin(), warnings_.end(), message) == warnings_.end()) {
    warnings_.push_back(std::move(message));
  }
}

}  // namespace topicmill
