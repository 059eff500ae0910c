// Reading a config: values go into options, and every problem on the way is collected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bounds.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"

namespace topicmill {

class Registry;

class Reading {
 public:
  explicit Reading(const Registry& registry) : registry_(registry) {}

  const Registry& registry() const { return registry_; }

  void fail(const Mark& at, std::string message, std::string mend = {});
  void fail(const Value& at, std::string message, std::string mend = {});

  /// The dotted name of the option being read, for messages: `vectorize.min_df`.
  const std::string& path() const { return path_; }

  /// Throws ConfigError with everything found, if anything was.
  void finish() const;
  const std::vector<Diagnostic>& problems() const { return problems_; }

  /// Extends the path by one name while it lives.
  class Scope {
   public:
    Scope(Reading& reading, std::string_view name);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Reading& reading_;
    std::size_t length_;
  };

 private:
  const Registry& registry_;
  std::string path_;
  std::vector<Diagnostic> problems_;
};

/// Notes "'vectorize.tf' wants X, and has Y".
void fail_type(const Value& value, std::string_view wanted, Reading& reading);
void fail_name(const Value& value, const std::vector<std::string>& names, Reading& reading);
void fail_bounds(const Value& value, const Bounds& bounds, Reading& reading);
/// Notes an unknown key, with the nearest known one.
void fail_key(const Entry& entry, const std::vector<std::string>& known, Reading& reading);

}  // namespace topicmill
