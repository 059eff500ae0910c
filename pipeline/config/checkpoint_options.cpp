#include "pipeline/config/checkpoint_options.hpp"

namespace topicmill {

void OptionType<Checkpointing>::read(const Value& value, Checkpointing& option, Reading& reading) {
  if (value.is_scalar() && value.text == "off") {
    option.options.reset();
  } else {
    read_option(value, option.options.emplace(), reading);
  }
}

Value OptionType<Checkpointing>::write(const Checkpointing& option) {
  return option.options ? write_option(*option.options) : Value::scalar("off");
}

Shape OptionType<Checkpointing>::shape(const Registry& registry) {
  Shape shape = shape_of_kind(Shape::Kind::one_of);
  shape.parts = {describe_option<CheckpointOptions>(registry), enumeration_shape({"off"})};
  return shape;
}

}  // namespace topicmill
