#include "pipeline/session/shared_arguments.hpp"

#include "pipeline/run_directory/run_topics.hpp"
#include "pipeline/terminal/data_format.hpp"

namespace topicmill {

Argument run_argument(std::string& directory) { return {"DIR", &directory, "A run directory", {}, {.required = true}}; }

Argument path_argument(std::vector<std::string>& paths) {
  return {"PATH", &paths, "A config (.yaml), or data to use without one", {}, {.required = true, .one_value = true}};
}

Argument set_argument(std::vector<std::string>& sets, std::string help) {
  return {"--set", &sets, std::move(help), "KEY=VALUE"};
}

Argument view_argument(TopicView& view) {
  return {"--all", [&view] { view = TopicView::all_apart; },
          "Every topic by itself, whatever labels.yaml merges or drops"};
}

Argument restart_argument(bool& restart) {
  return {"--restart", &restart, "Begin anew, whatever a run that was stopped has kept beside DIR"};
}

Argument format_argument(std::string& format, const Registry& registry) {
  return {"--format", &format, "How to print", {}, {.check = OneOf{data_format_names(registry)}}};
}

}  // namespace topicmill
