// Progress for people: one line on standard error with a bar, the rate and the time left.
#pragma once

#include "pipeline/progress/progress.hpp"

namespace topicmill {

class ProgressBar : public Progress {
 public:
  ProgressBar() = default;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Wipes the line of a stage that was broken off, so that a message can take its place.
  ~ProgressBar() override { end(); }

 private:
  void show(const StageProgress& now) override;
  void clear() override;
};

}  // namespace topicmill
