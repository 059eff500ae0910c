#include "text/records/reader.hpp"

namespace topicmill {

std::string place_in(const std::string& name, std::int64_t line) {
  if (line <= 0) return name;
  const std::string number = std::to_string(line);
  std::string place;
  place.reserve(name.size() + 1 + number.size());
  return place.append(name).append(1, ':').append(number);
}

bool has_fields(const std::string& format, const Registry& registry) {
  const bool is_known = registry.family<Reader>().find(format);
  return !is_known || registry.make(Choice<Reader>{format, {}})->has_fields();
}

std::string Record::origin() const { return place_in(file->source.origin, line); }

}  // namespace topicmill
