#include "base/stop_signal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include "base/error.hpp"

namespace topicmill {
namespace {

std::atomic<bool> stop_asked = false;
std::atomic<Error (*)()> reason_to_stop = nullptr;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

/// Can be read for ever once a stop was asked for, so that no wait misses it. -1, which poll passes over, where nobody
/// catches signals.
int stop_event = -1;

void on_signal(int signal) {
  const int error = errno;
  constexpr std::uint64_t one = 1;
  // A second Ctrl-C ends the process at once, and so does one that nobody could be told of.
  std::signal(signal, SIG_DFL);
  stop_asked = true;
  if (stop_event >= 0 && ::write(stop_event, &one, sizeof one) < 0) std::raise(signal);
  errno = error;
}

/// Behind the standard streams, also where these are closed: it must not be taken for one of them.
int make_stop_event() {
  constexpr int first_free = 3;
  const int made = ::eventfd(0, EFD_CLOEXEC);
  const int descriptor = ::fcntl(made, F_DUPFD_CLOEXEC, first_free);
  ::close(made);
  return descriptor;
}

void wait(int descriptor, short events, int milliseconds) {
  std::array<pollfd, 2> either{{{descriptor, events, 0}, {stop_event, POLLIN, 0}}};
  int ready = 0;
  do {
    stop_if_asked();
    ready = ::poll(either.data(), either.size(), milliseconds);
  } while (ready < 0 && errno == EINTR);
  stop_if_asked();
}

}  // namespace

void catch_stop_signals() {
  stop_event = make_stop_event();
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGXFSZ, SIG_IGN);  // so that a file over the limit of its size is a write that fails, as on a full disk
}

void ask_to_stop(Error (*reason)()) noexcept {
  constexpr std::uint64_t one = 1;
  reason_to_stop = reason;
  stop_asked = true;
  if (stop_event >= 0) static_cast<void>(!::write(stop_event, &one, sizeof one));
}

bool stop_is_asked() { return stop_asked; }

void stop_if_asked() {
  if (!stop_asked) return;
  if (const auto reason = reason_to_stop.load()) throw reason();
  throw Interrupted();
}

void wait_for(int descriptor, short events) { wait(descriptor, events, -1); }
void wait_for(std::chrono::milliseconds time) { wait(-1, 0, static_cast<int>(time.count())); }

}  // namespace topicmill
