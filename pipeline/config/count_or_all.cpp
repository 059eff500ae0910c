#include "pipeline/config/count_or_all.hpp"

namespace topicmill {
namespace {

constexpr Bounds bounds = at_least(1);

}  // namespace

void OptionType<CountOrAll>::read(const Value& value, CountOrAll& option, Reading& reading) {
  if (value.is_scalar() && value.text == "all") {
    option.count.reset();
    return;
  }
  const auto problems_before = reading.problems().size();
  std::int64_t count = 0;
  read_option(value, count, reading);
  if (reading.problems().size() > problems_before) return;
  if (!bounds.contains(static_cast<double>(count))) return fail_bounds(value, bounds, reading);
  option.count = count;
}

Value OptionType<CountOrAll>::write(const CountOrAll& option) {
  return option.count ? write_option(*option.count) : Value::scalar("all");
}

Shape OptionType<CountOrAll>::shape(const Registry& registry) {
  Shape count = describe_option<std::int64_t>(registry);
  count.low = bounds.low;
  Shape shape = shape_of_kind(Shape::Kind::one_of);
  shape.parts = {std::move(count), enumeration_shape({"all"})};
  return shape;
}

}  // namespace topicmill
