#include "base/option_fields.hpp"

#include <algorithm>
#include <utility>

namespace topicmill {
namespace {

void read_field(const Value& value, const ErasedField<void>& field, Reading& reading) {
  const auto problems_before = reading.problems().size();
  field.type->read(value, field.option, reading);
  if (field.type->number == nullptr || reading.problems().size() != problems_before) return;
  if (!field.bounds.contains(field.type->number(field.option))) fail_bounds(value, field.bounds, reading);
}

void read_entry(const Entry& entry, const OptionFields& fields, Reading& reading) {
  const auto declared =
      std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == entry.key; });
  if (declared != fields.end()) {
    const Reading::Scope scope(reading, declared->name);
    return read_field(entry.value, *declared, reading);
  }
  std::vector<std::string> names;
  for (const auto& field : fields) names.emplace_back(field.name);
  fail_key(entry, names, reading);
}

std::vector<Entry> entries_of(const ConstOptionFields& fields) {
  std::vector<Entry> entries;
  for (const auto& field : fields) entries.push_back({std::string(field.name), {}, field.type->write(field.option)});
  return entries;
}

}  // namespace

bool read_fields(const Value& value, const OptionFields& fields, bool shorthand, Reading& reading) {
  if (shorthand && !value.is_map()) {
    read_field(value, fields.front(), reading);
    return true;
  }
  if (value.is_null()) return false;
  if (!value.is_map()) {
    fail_type(value, "a map of options", reading);
    return false;
  }
  for (const auto& entry : value.entries) read_entry(entry, fields, reading);
  return true;
}

Value write_fields(const ConstOptionFields& fields) { return Value::map(entries_of(fields)); }

Value write_shorthand(const ConstOptionFields& fields, const ConstOptionFields& defaults) {
  std::vector<Entry> entries = entries_of(fields);
  const std::vector<Entry> by_default = entries_of(defaults);
  const auto is_default = [](const Entry& a, const Entry& b) { return to_yaml(a.value) == to_yaml(b.value); };
  if (std::equal(entries.begin() + 1, entries.end(), by_default.begin() + 1, is_default)) {
    return std::move(entries.front().value);
  }
  return Value::map(std::move(entries));
}

std::vector<DescribedField> describe_fields(const ConstOptionFields& defaults, const Registry& registry) {
  std::vector<DescribedField> described;
  for (const auto& field : defaults) {
    Shape shape = field.type->shape(registry);
    shape.low = std::max(shape.low, field.bounds.low);
    shape.high = std::min(shape.high, field.bounds.high);
    described.push_back(
        {std::string(field.name), std::string(field.doc), std::move(shape), field.type->write(field.option)});
  }
  return described;
}

}  // namespace topicmill
