// The commands. Each declares itself on the application and sets session.action when it is chosen.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/commands/session.hpp"

namespace topicmill {

void add_run(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_init(CLI::App& app, Session& session);
void add_top(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_find(CLI::App& app, Session& session);
void add_transform(CLI::App& app, Session& session);
void add_sweep(CLI::App& app, Session& session);
void add_compare(CLI::App& app, Session& session);
void add_label(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_plot(CLI::App& app, Session& session);
void add_evaluate(CLI::App& app, Session& session);
void add_tokenize(CLI::App& app, Session& session);
void add_vectorize(CLI::App& app, Session& session);
void add_factorize(CLI::App& app, Session& session);
void add_schema(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_completions(CLI::App& app, Session& session);

/// Adds every command, in the order of the help. The one place to register a command.
void add_commands(CLI::App& app, Session& session);

}  // namespace topicmill
