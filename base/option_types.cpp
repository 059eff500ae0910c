// Reading and writing of the scalar option types, and the messages for values that do not fit.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "base/options.hpp"
#include "base/parse_number.hpp"
#include "base/suggest.hpp"

namespace topicmill {
namespace {

/// The whole text as a number, decimal only; a leading '+' is allowed.
template <class T>
std::optional<T> parse_signed(std::string_view text) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  return parse_number<T>(text);
}

Shape shape_of(Shape::Kind kind) {
  Shape shape;
  shape.kind = kind;
  return shape;
}

std::string option_name(const Reading& reading) { return reading.path().empty() ? "the config" : reading.path(); }

}  // namespace

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

void OptionType<bool>::read(const Value& value, bool& option, Reading& reading) {
  if (!value.is_scalar() || (value.text != "true" && value.text != "false")) {
    return fail_type(value, "true or false", reading);
  }
  option = value.text == "true";
}

Value OptionType<bool>::write(bool option) { return Value::scalar(option ? "true" : "false"); }

Shape OptionType<bool>::shape(const Registry&) { return shape_of(Shape::Kind::boolean); }

void OptionType<std::int64_t>::read(const Value& value, std::int64_t& option, Reading& reading) {
  const auto number = value.is_scalar() ? parse_signed<std::int64_t>(value.text) : std::nullopt;
  if (!number) return fail_type(value, "a whole number", reading);
  option = *number;
}

Value OptionType<std::int64_t>::write(std::int64_t option) { return Value::scalar(fmt::to_string(option)); }

Shape OptionType<std::int64_t>::shape(const Registry&) { return shape_of(Shape::Kind::integer); }

void OptionType<double>::read(const Value& value, double& option, Reading& reading) {
  const auto number = value.is_scalar() ? parse_signed<double>(value.text) : std::nullopt;
  if (!number || !std::isfinite(*number)) return fail_type(value, "a number", reading);
  option = *number;
}

Value OptionType<double>::write(double option) { return Value::scalar(fmt::to_string(option)); }

Shape OptionType<double>::shape(const Registry&) { return shape_of(Shape::Kind::number); }

void OptionType<std::string>::read(const Value& value, std::string& option, Reading& reading) {
  if (!value.is_scalar()) return fail_type(value, "a text", reading);
  option = value.text;
}

Value OptionType<std::string>::write(const std::string& option) { return Value::quoted_text(option); }

Shape OptionType<std::string>::shape(const Registry&) { return shape_of(Shape::Kind::text); }

}  // namespace topicmill
