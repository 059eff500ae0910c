#include "pipeline/progress/progress.hpp"

#include "base/stop_signal.hpp"

namespace topicmill {

void Progress::begin(std::string_view stage, std::string_view unit) {
  stop_if_asked();
  stage_ = stage;
  unit_ = unit;
  begin_ = Clock::now();
  last_shown_ = {};
  report(0, 0);
}

void Progress::report(double done, double total, std::string_view note) {
  stop_if_asked();
  const auto now = Clock::now();
  if (now - last_shown_ < std::chrono::milliseconds(100)) return;
  last_shown_ = now;
  show({stage_, unit_, done, total, std::chrono::duration<double>(now - begin_).count(), note});
}

void Progress::end() {
  if (!stage_.empty()) clear();
  stage_.clear();
}

}  // namespace topicmill
