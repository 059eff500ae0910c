// Ctrl-C: noted by the handler, acted on where work can stop cleanly.
#pragma once

namespace topicmill {

/// Makes SIGINT and SIGTERM a wish to stop instead of a sudden end. Call once, from main.
void catch_stop_signals();

/// Throws Interrupted once a stop was wished for. Called from progress reports, between pieces of work.
void stop_if_asked();

}  // namespace topicmill
