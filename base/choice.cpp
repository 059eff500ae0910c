#include "base/choice.hpp"

#include "base/registry.hpp"
#include "base/suggest.hpp"

namespace topicmill {

void read_choice(const Value& value, const std::type_info& type, std::string& name, Value& options, Reading& reading) {
  const AnyFamily& family = reading.registry().any_family(type);
  const bool with_options = value.is_map() && value.entries.size() == 1;
  if (!value.is_scalar() && !with_options) {
    return fail_type(value, "the name of one " + family.title() + ", or {name: options}", reading);
  }
  const std::string& written = value.is_scalar() ? value.text : value.entries.front().key;
  const MemberInfo* chosen = family.find(written);
  if (!chosen) {
    const Mark& mark = value.is_scalar() ? value.mark : value.entries.front().key_mark;
    return reading.fail(mark, "no " + family.title() + " is named '" + written + "'",
                        suggestion(written, family.names()));
  }
  const Reading::Scope scope(reading, written);
  const Value defaults;
  name = written;
  options = chosen->resolve(value.is_scalar() ? defaults : value.entries.front().value, reading);
}

Value write_choice(const std::string& name, const Value& options) {
  const bool plain = options.is_null() || (options.is_map() && options.entries.empty());
  if (plain) return Value::scalar(name);
  return Value::map({{name, {}, options}});
}

Shape describe_choice(const std::type_info& type, const Registry& registry) {
  Shape shape = shape_of_kind(Shape::Kind::choice);
  for (const auto& member : registry.any_family(type).members()) {
    shape.fields.push_back({member.name, member.doc, member.shape(registry), {}});
  }
  return shape;
}

}  // namespace topicmill
