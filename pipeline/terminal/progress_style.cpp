#include "pipeline/terminal/progress_style.hpp"

#include <unistd.h>

#include "pipeline/terminal/json_progress.hpp"
#include "pipeline/terminal/progress_bar.hpp"

namespace topicmill {

ProgressStyle default_progress_style() { return isatty(STDERR_FILENO) ? ProgressStyle::bar : ProgressStyle::none; }

std::unique_ptr<Progress> make_progress(ProgressStyle style) {
  switch (style) {
    case ProgressStyle::bar:
      return std::make_unique<ProgressBar>();
    case ProgressStyle::json:
      return std::make_unique<JsonProgress>();
    case ProgressStyle::none:
      break;
  }
  return std::make_unique<NoProgress>();
}

}  // namespace topicmill
