// Progress for programs: a JSON object a line on standard error.
#pragma once

#include "pipeline/progress/progress.hpp"

namespace topicmill {

class JsonProgress : public Progress {
  void show(const StageProgress& now) override;
};

}  // namespace topicmill
