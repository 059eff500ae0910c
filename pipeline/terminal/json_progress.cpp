#include "pipeline/terminal/json_progress.hpp"

#include <nlohmann/json.hpp>

#include "pipeline/terminal/terminal.hpp"

namespace topicmill {

void JsonProgress::show(const StageProgress& now) {
  nlohmann::ordered_json line{{"stage", now.stage}, {"unit", now.unit}, {"done", now.done}, {"seconds", now.seconds}};
  if (now.total > 0) line["total"] = now.total;
  if (!now.note.empty()) line["note"] = now.note;
  print_progress(line.dump() + "\n");
}

}  // namespace topicmill
