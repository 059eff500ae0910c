#include "pipeline/stop_signal.hpp"

#include <atomic>
#include <csignal>

#include "base/error.hpp"

namespace topicmill {
namespace {

std::atomic<bool> stop_asked = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

void ask_to_stop(int signal) {
  // A second Ctrl-C ends the process at once.
  stop_asked = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void catch_stop_signals() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  std::signal(SIGXFSZ, SIG_IGN);  // so that a file over the limit of its size is a write that fails, as on a full disk
}

void stop_if_asked() {
  if (stop_asked) throw Interrupted();
}

}  // namespace topicmill
