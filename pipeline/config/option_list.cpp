#include "pipeline/config/option_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "pipeline/config/config.hpp"

namespace topicmill {
namespace {

void list_field(const std::string& prefix, const DescribedField& field, bool is_member,
                std::vector<ListedOption>& out) {
  const std::string key = prefix.empty() ? field.name : prefix + "." + field.name;
  out.push_back({key, field.doc, field.shape, field.default_value, is_member});
  if (is_section(field.shape)) {
    for (const auto& part : field.shape.fields) list_field(key, part, false, out);
  }
  if (const Shape* choice = find_choice(field.shape)) {
    for (const auto& member : choice->fields) list_field(key, member, true, out);
  }
}

std::string bounds_text(const Shape& shape) {
  const bool from = std::isfinite(shape.low);
  const bool to = std::isfinite(shape.high);
  if (from && to) return fmt::format(", {} to {}", shape.low, shape.high);
  if (from) return fmt::format(", at least {}", shape.low);
  if (to) return fmt::format(", at most {}", shape.high);
  return {};
}

std::vector<std::string> names_of(const std::vector<DescribedField>& fields) {
  std::vector<std::string> names;
  for (const auto& field : fields) names.push_back(field.name);
  return names;
}

std::string map_text(const Shape& shape) {
  if (shape.fields.empty()) return "nothing to set";
  const std::string map = fmt::format("map of {}", fmt::join(names_of(shape.fields), ", "));
  return shape.shorthand ? fmt::format("{}, or {} alone", map, shape.fields.front().name) : map;
}

std::string alternatives_text(const std::vector<Shape>& parts) {
  std::vector<std::string> texts;
  for (const auto& part : parts) texts.push_back(type_text(part));
  return fmt::format("{}", fmt::join(texts, "; or "));
}

}  // namespace

std::vector<ListedOption> list_options(const Registry& registry) {
  std::vector<ListedOption> out;
  for (const auto& field : describe_fields<Config>(registry)) list_field("", field, false, out);
  return out;
}

const Shape* find_choice(const Shape& shape) {
  if (shape.kind == Shape::Kind::choice) return &shape;
  for (const auto& part : shape.parts) {
    if (const Shape* choice = find_choice(part)) return choice;
  }
  return nullptr;
}

bool is_section(const Shape& shape) { return shape.kind == Shape::Kind::map; }

std::string type_text(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::boolean:
      return "true or false";
    case Shape::Kind::integer:
      return "whole number" + bounds_text(shape);
    case Shape::Kind::number:
      return "number" + bounds_text(shape);
    case Shape::Kind::text:
      return shape.pattern.empty() ? "text" : fmt::format("text matching `{}`", shape.pattern);
    case Shape::Kind::enumeration:
      return fmt::format("{}", fmt::join(shape.names, ", "));
    case Shape::Kind::list:
      return "list of " + type_text(shape.parts.front());
    case Shape::Kind::map:
      return map_text(shape);
    case Shape::Kind::choice:
      return fmt::format("{}", fmt::join(names_of(shape.fields), ", "));
    case Shape::Kind::one_of:
      return alternatives_text(shape.parts);
    case Shape::Kind::null:
      return "null";
  }
  return {};
}

std::string default_text(const ListedOption& option) {
  if (option.key == required_option) return "required";
  if (option.is_member || is_section(option.shape)) return {};
  std::string text = to_yaml(option.default_value);
  text.pop_back();  // the line break
  return text;
}

}  // namespace topicmill
