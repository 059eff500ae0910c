#include "pipeline/commands/commands.hpp"

namespace topicmill {

void add_commands(Program& program, const Session& session) {
  program.commands = {describe_run(session),      describe_check(session),     describe_init(session),
                      describe_top(session),      describe_show(session),      describe_find(session),
                      describe_label(session),    describe_plot(session),      describe_transform(session),
                      describe_update(session),   describe_merge(session),     describe_sweep(session),
                      describe_compare(session),  describe_report(session),    describe_evaluate(session),
                      describe_tokenize(session), describe_vectorize(session), describe_factorize(session),
                      describe_schema(session),   describe_explain(session),   describe_completions(program, session)};
}

}  // namespace topicmill
