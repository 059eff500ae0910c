#include "text/readers/json/json_parts.hpp"

#include <algorithm>

#include "files/encoding/ascii.hpp"
#include "text/readers/json/json_scanner.hpp"

namespace topicmill {
namespace {

void pass_blanks(std::string_view& rest) { rest = without_leading_blanks(rest); }

bool pass(char expected, std::string_view& rest) {
  pass_blanks(rest);
  if (!rest.starts_with(expected)) return false;
  rest.remove_prefix(1);
  return true;
}

/// The value that `rest` begins with; false where the text ends within it.
bool take_value(std::string_view& rest, std::string_view& value) {
  pass_blanks(rest);
  const std::size_t end = JsonValueScanner().find_end(rest, false);
  value = rest.substr(0, end);
  rest.remove_prefix(value.size());
  return end != std::string_view::npos;
}

/// False where there is no key, or none that ends.
bool take_key(std::string_view& rest, std::string_view& key) {
  pass_blanks(rest);
  if (!rest.starts_with('"') || !take_value(rest, key)) return false;
  key = key.substr(1, key.size() - 2);
  return pass(':', rest);
}

}  // namespace

const JsonPart* find_part(const JsonParts& parts, std::string_view key) {
  const auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.key == key; });
  return part == parts.end() ? nullptr : &*part;
}

bool are_alike(const JsonParts& a, const JsonParts& b) {
  const auto common =
      std::count_if(a.begin(), a.end(), [&](const JsonPart& part) { return find_part(b, part.key) != nullptr; });
  return common > 0 && 2 * static_cast<std::size_t>(common) >= std::min(a.size(), b.size());
}

JsonParts parts_of(std::string_view json, std::size_t most) {
  JsonParts parts;
  const bool is_object = json.starts_with('{');
  json.remove_prefix(std::min<std::size_t>(1, json.size()));
  while (parts.size() < most) {
    pass_blanks(json);
    if (json.starts_with(is_object ? '}' : ']')) break;
    JsonPart part;
    if (is_object && !take_key(json, part.key)) break;
    part.ended = take_value(json, part.value);
    if (!part.value.empty()) parts.push_back(part);
    if (!part.ended || !pass(',', json)) break;
  }
  return parts;
}

}  // namespace topicmill
