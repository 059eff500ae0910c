// Errors that end a command: each says what, where, why and what to do, and carries the exit code of the process.
#pragma once

#include <stdexcept>
#include <string>

namespace topicmill {

/// Exit codes of the process; they are part of the contract with scripts that call it.
enum class ExitCode { done = 0, internal = 1, usage = 2, input = 3, output = 4, gate = 5, interrupted = 130 };

/// What the system says of an errno.
std::string reason_of(int error_number);

/// Base of every error that is meant for a person. Anything else that escapes is a bug (exit code 1).
class Error : public std::runtime_error {
 public:
  Error(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ExitCode code() const noexcept { return code_; }

 private:
  ExitCode code_;
};

/// A wrong command line or a wrong config (exit code 2).
struct UsageError : Error {
  explicit UsageError(const std::string& message) : Error(ExitCode::usage, message) {}
};

/// Input that cannot be read, or that leaves nothing to model (exit code 3).
struct InputError : Error {
  explicit InputError(const std::string& message) : Error(ExitCode::input, message) {}
};

/// Output that cannot be written (exit code 4).
struct OutputError : Error {
  explicit OutputError(const std::string& message) : Error(ExitCode::output, message) {}
};

/// The user pressed Ctrl-C (exit code 130).
struct Interrupted : Error {
  Interrupted() : Interrupted("interrupted; nothing was written") {}
  explicit Interrupted(const std::string& message) : Error(ExitCode::interrupted, message) {}
};

}  // namespace topicmill
