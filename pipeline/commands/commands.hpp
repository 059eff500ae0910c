// The commands. Each describes itself: its name, its help, its arguments, and what it does with them. The session
// outlives what is described.
#pragma once

#include "pipeline/command_line/command.hpp"
#include "pipeline/session/session.hpp"

namespace topicmill {

Command describe_run(const Session& session);
Command describe_check(const Session& session);
Command describe_init(const Session& session);
Command describe_top(const Session& session);
Command describe_show(const Session& session);
Command describe_find(const Session& session);
Command describe_transform(const Session& session);
Command describe_update(const Session& session);
Command describe_merge(const Session& session);
Command describe_sweep(const Session& session);
Command describe_compare(const Session& session);
Command describe_label(const Session& session);
Command describe_report(const Session& session);
Command describe_plot(const Session& session);
Command describe_evaluate(const Session& session);
Command describe_tokenize(const Session& session);
Command describe_vectorize(const Session& session);
Command describe_factorize(const Session& session);
Command describe_schema(const Session& session);
Command describe_explain(const Session& session);

/// Its scripts complete the commands and options of `program`, which outlives it.
Command describe_completions(const Program& program, const Session& session);

/// Adds every command, in the order of the help. The one place to register a command.
void add_commands(Program& program, const Session& session);

}  // namespace topicmill
