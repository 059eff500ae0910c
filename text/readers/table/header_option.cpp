#include "text/readers/table/header_option.hpp"

#include <algorithm>

namespace topicmill {
namespace {

/// Unlike a plain enumeration this one has names that YAML takes for booleans.
constexpr std::array names{Named<Header>{Header::automatic, "auto"}, Named<Header>{Header::present, "true"},
                           Named<Header>{Header::absent, "false"}};

}  // namespace

void OptionType<Header>::read(const Value& value, Header& option, Reading& reading) {
  const auto named = std::find_if(names.begin(), names.end(),
                                  [&](const auto& name) { return value.is_scalar() && value.text == name.name; });
  if (named == names.end()) return fail_type(value, "auto, true or false", reading);
  option = named->value;
}

Value OptionType<Header>::write(Header option) {
  const auto named = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.value == option; });
  return Value::scalar(std::string(named->name));
}

Shape OptionType<Header>::shape(const Registry& registry) {
  Shape shape = shape_of_kind(Shape::Kind::one_of);
  shape.parts = {enumeration_shape({"auto"}), describe_option<bool>(registry)};
  return shape;
}

}  // namespace topicmill
