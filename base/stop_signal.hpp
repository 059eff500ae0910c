// Ctrl-C, SIGTERM, or want of what is needed: noted where it comes, acted on where work can stop cleanly and wherever
// the process waits.
#pragma once

#include <chrono>

namespace topicmill {

class Error;

/// Makes SIGINT and SIGTERM a wish to stop instead of a sudden end. Call once, from main.
void catch_stop_signals();

/// Wishes to stop for a reason of its own, which is told when that is acted on. Allocates nothing.
void ask_to_stop(Error (*reason)()) noexcept;

/// Whether a stop was wished for.
bool stop_is_asked();

/// Throws Interrupted, or the reason, once a stop was wished for. Called between pieces of work.
void stop_if_asked();

/// Waits until a descriptor can be read (POLLIN) or written to (POLLOUT), or tells of its end or its failure. Throws
/// Interrupted once a stop was wished for, whichever thread the signal came to and when: before the wait or in it.
void wait_for(int descriptor, short events);

/// Waits for so long, or throws Interrupted.
void wait_for(std::chrono::milliseconds time);

}  // namespace topicmill
