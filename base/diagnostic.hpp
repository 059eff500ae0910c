// Problems found in a config, collected and shown together with their source lines.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/value.hpp"

namespace topicmill {

/// One problem: where it stands, what is wrong, and how to mend it.
struct Diagnostic {
  Mark mark;
  std::string message;
  std::string mend;
};

/// "error: FILE:LINE:COLUMN: message", the source line, and a caret line that ends in the mend.
std::string to_text(const Diagnostic& diagnostic);

/// All problems of one config, by line, those without a line last; thrown once (exit code 2).
class ConfigError : public UsageError {
 public:
  explicit ConfigError(std::vector<Diagnostic> problems);
  const std::vector<Diagnostic>& problems() const noexcept { return problems_; }

 private:
  std::vector<Diagnostic> problems_;
};

}  // namespace topicmill
