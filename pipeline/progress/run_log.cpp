#include "pipeline/progress/run_log.hpp"

#include <sys/resource.h>

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
  log_.stages_.push_back({std::move(name_), seconds, peak_memory_bytes()});
}

}  // namespace topicmill
