#include "pipeline/output_options.hpp"

namespace topicmill {
namespace {

constexpr Bounds top_words_bounds = at_least(1);

/// The value of an option in its section, for the mark of a problem; the section where the option is not written.
const Value& place_of(const Value& section, std::string_view option) {
  const Value* written = section.find(option);
  return written ? *written : section;
}

}  // namespace

void OptionType<TopWords>::read(const Value& value, TopWords& option, Reading& reading) {
  if (value.is_scalar() && value.text == "all") {
    option.count.reset();
    return;
  }
  const auto problems_before = reading.problems().size();
  std::int64_t count = 0;
  read_option(value, count, reading);
  if (reading.problems().size() > problems_before) return;
  if (!top_words_bounds.contains(static_cast<double>(count))) return fail_bounds(value, top_words_bounds, reading);
  option.count = count;
}

Value OptionType<TopWords>::write(const TopWords& option) {
  return option.count ? write_option(*option.count) : Value::scalar("all");
}

Shape OptionType<TopWords>::shape(const Registry& registry) {
  Shape count = describe_option<std::int64_t>(registry);
  count.low = top_words_bounds.low;
  Shape all;
  all.kind = Shape::Kind::enumeration;
  all.names = {"all"};
  Shape shape;
  shape.kind = Shape::Kind::one_of;
  shape.parts = {std::move(count), std::move(all)};
  return shape;
}

void OutputOptions::check(const Value& value, Reading& reading) const {
  if (directory.empty()) reading.fail(place_of(value, "directory"), "'output.directory' is empty", "give a path");
  if (format.empty()) {
    reading.fail(place_of(value, "format"), "'output.format' is empty",
                 suggestion("", reading.registry().family<TableFormat>().names()));
  }
  if (matrix.empty()) {
    reading.fail(place_of(value, "matrix"), "'output.matrix' is empty",
                 suggestion("", reading.registry().family<MatrixWriter>().names()));
  }
}

}  // namespace topicmill
