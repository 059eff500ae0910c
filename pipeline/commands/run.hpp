// One run, with all that the commands `run` and `update` say of it.
#pragma once

#include <string>

#include "pipeline/run/run.hpp"

namespace topicmill {

struct Session;

/// Runs the config; tells warnings and, in a line, how it ended. `restart`: whatever an earlier process left.
RunReport run_and_tell(const Config& config, bool restart, const Session& session);

/// "18,846 documents, 32,684 terms, 20 topics, relative error 0.9311, 3.80 s -> runs/news".
std::string describe_report(const RunReport& report);

/// The topics of a finished run and what to doubt of it; the exit code.
int show_outcome(const RunReport& report, const Session& session);

}  // namespace topicmill
