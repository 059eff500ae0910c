#include "pipeline/commands/commands.hpp"

namespace topicmill {

void add_commands(CLI::App& app, Session& session) {
  add_run(app, session);
  add_check(app, session);
  add_init(app, session);
  add_top(app, session);
  add_show(app, session);
  add_find(app, session);
  add_label(app, session);
  add_plot(app, session);
  add_transform(app, session);
  add_sweep(app, session);
  add_compare(app, session);
  add_report(app, session);
  add_evaluate(app, session);
  add_tokenize(app, session);
  add_vectorize(app, session);
  add_factorize(app, session);
  add_schema(app, session);
  add_explain(app, session);
  add_completions(app, session);
}

}  // namespace topicmill
