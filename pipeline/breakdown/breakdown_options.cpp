#include "pipeline/breakdown/breakdown_options.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace topicmill {
namespace {

bool names_year(std::string_view pattern) {
  const std::vector<std::string_view> conversions{"%Y", "%y", "%D", "%F", "%c", "%x", "%s", "%C"};
  return std::any_of(conversions.begin(), conversions.end(),
                     [&](std::string_view conversion) { return pattern.find(conversion) != std::string_view::npos; });
}

}  // namespace

void ClassField::check(const Value& value, Reading& reading) const {
  if (field.empty()) reading.fail(value.place_of("field"), "a class has no field", "give the name of a field");
  if (separator && separator->empty()) {
    reading.fail(value.place_of("separator"), "the separator is empty", "give what stands between two values, as ', '");
  }
}

void BreakdownOptions::check(const Value& value, Reading& reading) const {
  if (date && date->empty()) {
    reading.fail(value.place_of("date"), "'breakdown.date' is empty", "give the name of a field, or null");
  }
  if (date_format && !names_year(*date_format)) {
    reading.fail(value.place_of("date_format"), fmt::format("'{}' reads no year", *date_format),
                 "write it as for strptime, such as '%d/%m/%Y'");
  }
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto same = [&](const ClassField& other) { return other.field == classes[i].field; };
    if (std::none_of(classes.begin(), classes.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    reading.fail(value.place_of("classes"), fmt::format("'{}' is given twice", classes[i].field), "remove one");
  }
}

std::vector<std::string> BreakdownOptions::needed_fields() const {
  std::vector<std::string> needed;
  if (date) needed.push_back(*date);
  for (const auto& wanted : classes) needed.push_back(wanted.field);
  return needed;
}

}  // namespace topicmill
