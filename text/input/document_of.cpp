#include "text/input/document_of.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace topicmill {
namespace {

constexpr std::string_view text_separator = "\n";
constexpr std::string_view value_separator = ", ";

FieldValue* find_field(std::vector<FieldValue>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

void append_value(const FieldValue& field, std::string_view separator, std::string& text) {
  text += field.value;
  for (const auto& value : field.more) (text += separator) += value;
}

std::string joined(const FieldValue* field) {
  std::string text;
  if (field) append_value(*field, value_separator, text);
  return text;
}

std::string id_of(const Record& record, std::vector<FieldValue>& fields, const InputOptions& options) {
  std::string id = options.id ? joined(find_field(fields, *options.id)) : std::string();
  if (id.empty()) id = record.id;
  return id.empty() ? place_in(record.file->source.path, record.line) : id;
}

std::string text_of(std::vector<FieldValue>& fields, const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) {
    auto* const field = find_field(fields, name);
    if (!field) continue;
    if (names.size() == 1 && field->more.empty()) return std::move(field->value);
    text.reserve(text.size() + text_separator.size() + field->value.size());
    if (!text.empty() && !field->value.empty()) text += text_separator;
    append_value(*field, text_separator, text);
  }
  return text;
}

}  // namespace

Document document_of(const Record& record, std::vector<FieldValue>&& fields, const InputOptions& options) {
  Document document;
  document.id = id_of(record, fields, options);
  document.origin = record.origin();
  for (const auto& name : options.metadata) document.metadata.push_back(joined(find_field(fields, name)));
  document.text = text_of(fields, options.text);
  document.number = record.number;
  return document;
}

}  // namespace topicmill
