#include "pipeline/config/schema.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/config/config.hpp"
#include "pipeline/config/option_list.hpp"

namespace topicmill {
namespace {

using Json = nlohmann::ordered_json;

Json number_json(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

/// A plain scalar is what YAML makes of it; quoted ones are texts.
Json scalar_json(const Value& value) {
  if (value.quoted) return value.text;
  const Json read = Json::parse(value.text, nullptr, false);
  const bool reads_as_scalar = read.is_number() || read.is_boolean();
  return reads_as_scalar ? read : Json(value.text);
}

Json value_json(const Value& value) {
  Json out;
  switch (value.kind) {
    case Value::Kind::null:
      return nullptr;
    case Value::Kind::scalar:
      return scalar_json(value);
    case Value::Kind::list:
      out = Json::array();
      for (const auto& item : value.items) out.push_back(value_json(item));
      return out;
    case Value::Kind::map:
      out = Json::object();
      for (const auto& entry : value.entries) out[entry.key] = value_json(entry.value);
      return out;
  }
  return out;
}

Json any_of(std::vector<Json> alternatives) { return Json{{"anyOf", std::move(alternatives)}}; }

bool leads_to_required_option(const std::string& key) {
  return key == required_option || required_option.starts_with(key + ".");
}

/// Makes the schema of shapes, gathering those that stand at two places under "definitions".
class SchemaMaker {
 public:
  Json make(const Shape& root) {
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "topicmill config"}};
    schema.update(object(root.fields, ""));
    schema["definitions"] = std::move(definitions_);
    return schema;
  }

 private:
  /// `key` is the dotted key of the option that the shape belongs to.
  Json of(const Shape& shape, const std::string& key) {
    switch (shape.kind) {
      case Shape::Kind::boolean:
        return {{"type", "boolean"}};
      case Shape::Kind::integer:
        return number("integer", shape);
      case Shape::Kind::number:
        return number("number", shape);
      case Shape::Kind::text:
        return text(shape);
      case Shape::Kind::enumeration:
        return {{"enum", shape.names}};
      case Shape::Kind::list:
        return list(shape, key);
      case Shape::Kind::map:
        return map(shape, key);
      case Shape::Kind::choice:
        return choice(shape, key);
      case Shape::Kind::one_of:
        return one_of(shape, key);
      case Shape::Kind::null:
        return {{"type", "null"}};
    }
    return {};
  }

  static Json number(const char* type, const Shape& shape) {
    Json out = {{"type", type}};
    if (std::isfinite(shape.low)) out["minimum"] = number_json(shape.low);
    if (std::isfinite(shape.high)) out["maximum"] = number_json(shape.high);
    return out;
  }

  static Json text(const Shape& shape) {
    Json out = {{"type", "string"}};
    if (!shape.pattern.empty()) out["pattern"] = shape.pattern;
    return out;
  }

  /// A single value stands for a list of one.
  Json list(const Shape& shape, const std::string& key) {
    Json item = of(shape.parts.front(), key);
    if (shape.parts.front().kind == Shape::Kind::choice) item = defined(key, std::move(item));
    return any_of({{{"type", "array"}, {"items", item}}, item});
  }

  Json defined(const std::string& key, Json schema) {
    definitions_[key] = std::move(schema);
    return {{"$ref", "#/definitions/" + key}};
  }

  Json map(const Shape& shape, const std::string& key) {
    Json out = object(shape.fields, key);
    if (!shape.shorthand) return out;
    return any_of({of(shape.fields.front().shape, key), std::move(out)});
  }

  Json object(const std::vector<DescribedField>& fields, const std::string& key) {
    Json out = {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
    for (const auto& field : fields) {
      const std::string field_key = key.empty() ? field.name : key + "." + field.name;
      out["properties"][field.name] = property(field, field_key);
      if (leads_to_required_option(field_key)) out["required"].push_back(field.name);
    }
    return out;
  }

  Json property(const DescribedField& field, const std::string& key) {
    Json out = {{"description", field.doc}};
    out.update(of(field.shape, key));
    const bool section = is_section(field.shape);
    if (!section && !leads_to_required_option(key)) out["default"] = value_json(field.default_value);
    const bool may_be_empty = section && !field.shape.shorthand && !leads_to_required_option(key);
    if (may_be_empty) out["type"] = {"object", "null"};
    return out;
  }

  /// A member by its name alone, or as the one key of a map with its options.
  Json choice(const Shape& shape, const std::string& key) {
    std::vector<Json> members;
    for (const auto& member : shape.fields) {
      members.push_back({{"const", member.name}, {"description", member.doc}});
      const bool has_options = !is_section(member.shape) || !member.shape.fields.empty();
      if (has_options) members.push_back(member_with_options(member, key));
    }
    return any_of(std::move(members));
  }

  Json member_with_options(const DescribedField& member, const std::string& key) {
    return {{"type", "object"},
            {"description", member.doc},
            {"properties", {{member.name, of(member.shape, key + "." + member.name)}}},
            {"required", {member.name}},
            {"additionalProperties", false}};
  }

  Json one_of(const Shape& shape, const std::string& key) {
    std::vector<Json> alternatives;
    for (const auto& part : shape.parts) alternatives.push_back(of(part, key));
    return any_of(std::move(alternatives));
  }

  Json definitions_ = Json::object();
};

}  // namespace

std::string schema_json(const Registry& registry) {
  return SchemaMaker().make(describe_option<Config>(registry)).dump(2) + "\n";
}

}  // namespace topicmill
