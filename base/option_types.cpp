// Reading and writing of the scalar option types.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/options.hpp"
#include "base/parse_number.hpp"

namespace topicmill {
namespace {

/// The whole text as a number, decimal only; a leading '+' is allowed.
template <class T>
std::optional<T> parse_signed(std::string_view text) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  return parse_number<T>(text);
}

}  // namespace

std::optional<std::size_t> place_of_name(const Value& value, const std::vector<std::string>& names, Reading& reading) {
  const auto place = value.is_scalar() ? std::find(names.begin(), names.end(), value.text) : names.end();
  if (place != names.end()) return static_cast<std::size_t>(place - names.begin());
  fail_name(value, names, reading);
  return std::nullopt;
}

void OptionType<bool>::read(const Value& value, bool& option, Reading& reading) {
  if (!value.is_scalar() || (value.text != "true" && value.text != "false")) {
    return fail_type(value, "true or false", reading);
  }
  option = value.text == "true";
}

Value OptionType<bool>::write(bool option) { return Value::scalar(option ? "true" : "false"); }

Shape OptionType<bool>::shape(const Registry&) { return shape_of_kind(Shape::Kind::boolean); }

void OptionType<std::int64_t>::read(const Value& value, std::int64_t& option, Reading& reading) {
  const auto number = value.is_scalar() ? parse_signed<std::int64_t>(value.text) : std::nullopt;
  if (!number) return fail_type(value, "a whole number", reading);
  option = *number;
}

Value OptionType<std::int64_t>::write(std::int64_t option) { return Value::scalar(fmt::to_string(option)); }

Shape OptionType<std::int64_t>::shape(const Registry&) { return shape_of_kind(Shape::Kind::integer); }

void OptionType<double>::read(const Value& value, double& option, Reading& reading) {
  const auto number = value.is_scalar() ? parse_signed<double>(value.text) : std::nullopt;
  if (!number || !std::isfinite(*number)) return fail_type(value, "a number", reading);
  option = *number;
}

Value OptionType<double>::write(double option) { return Value::scalar(fmt::to_string(option)); }

Shape OptionType<double>::shape(const Registry&) { return shape_of_kind(Shape::Kind::number); }

void OptionType<std::string>::read(const Value& value, std::string& option, Reading& reading) {
  if (!value.is_scalar()) return fail_type(value, "a text", reading);
  option = value.text;
}

Value OptionType<std::string>::write(const std::string& option) { return Value::quoted_text(option); }

Shape OptionType<std::string>::shape(const Registry&) { return shape_of_kind(Shape::Kind::text); }

}  // namespace topicmill
