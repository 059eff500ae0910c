#include "base/reading.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <utility>

#include "base/suggest.hpp"

namespace topicmill {
namespace {

std::string option_name(const Reading& reading) { return reading.path().empty() ? "the config" : reading.path(); }

}  // namespace

void Reading::fail(const Mark& at, std::string message, std::string mend) {
  problems_.push_back({at, std::move(message), std::move(mend)});
}

void Reading::fail(const Value& at, std::string message, std::string mend) {
  fail(at.mark, std::move(message), std::move(mend));
}

void Reading::finish() const {
  if (!problems_.empty()) throw ConfigError(problems_);
}

Reading::Scope::Scope(Reading& reading, std::string_view name) : reading_(reading), length_(reading.path_.size()) {
  if (!reading.path_.empty()) reading.path_ += '.';
  reading.path_ += name;
}

Reading::Scope::~Scope() { reading_.path_.resize(length_); }

void fail_type(const Value& value, std::string_view wanted, Reading& reading) {
  const std::string message = value.is_null()
                                  ? fmt::format("'{}' has no value", option_name(reading))
                                  : fmt::format("'{}' cannot be {}", option_name(reading), value.describe());
  reading.fail(value, message, fmt::format("give {}", wanted));
}

void fail_name(const Value& value, const std::vector<std::string>& names, Reading& reading) {
  if (!value.is_scalar()) return fail_type(value, fmt::format("one of: {}", fmt::join(names, ", ")), reading);
  reading.fail(value, fmt::format("'{}' cannot be '{}'", option_name(reading), value.text),
               suggestion(value.text, names));
}

void fail_bounds(const Value& value, const Bounds& bounds, Reading& reading) {
  std::string mend = fmt::format("give a number between {} and {}", bounds.low, bounds.high);
  if (std::isinf(bounds.high)) mend = fmt::format("give a number of at least {}", bounds.low);
  reading.fail(value, fmt::format("'{}' is out of range: {}", option_name(reading), value.text), mend);
}

void fail_key(const Entry& entry, const std::vector<std::string>& known, Reading& reading) {
  const std::string where = reading.path().empty() ? "at the top level" : fmt::format("in '{}'", reading.path());
  reading.fail(entry.key_mark, fmt::format("unknown key '{}' {}", entry.key, where), suggestion(entry.key, known));
}

}  // namespace topicmill
