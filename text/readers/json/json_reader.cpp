#include "text/readers/json/json_reader.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"
#include "text/readers/json/json_columns.hpp"
#include "text/readers/json/json_fields.hpp"
#include "text/readers/json/json_path.hpp"
#include "text/tokens/look_ahead.hpp"

namespace topicmill {
namespace {

constexpr std::size_t head_bytes = std::size_t{1} << 20;  ///< to find the documents in
constexpr std::string_view whole_file = ".";

/// Makes the name of a member the last field of its value; a bare text becomes the field `text`.
void add_key(const std::string& key, std::string& value) {
  if (!value.starts_with('{')) {
    value = fmt::format(R"({{"text":{},"key":{}}})", value, key);
  } else if (value.ends_with('}')) {
    value.pop_back();
    const bool is_empty = value.find_last_not_of(ascii_blanks) == 0;
    value += fmt::format(R"({}"key":{}}})", is_empty ? "" : ",", key);
  }
}

}  // namespace

std::shared_ptr<FileContext> JsonReader::open(TextStream& stream, const SourceFile& source) {
  cursor_ = {};
  open_objects_ = 0;
  key_.clear();
  auto context = std::make_shared<FileContext>(source, stream.encoding());
  JsonLayout layout;
  const auto enter = [&](const std::vector<std::string>& path) {
    enter_path(path, cursor_, stream, source.origin);
    open_objects_ = path.size();
  };
  if (records_.empty() && cursor_.peek(stream) == '{') {
    layout = guess_json_layout(look_ahead(stream, head_bytes));
    for (auto& key : layout.path) key = text_of_json('"' + key + '"');
    enter(layout.path);
  } else if (!records_.empty() && records_ != whole_file) {
    layout.path = split_path(records_);
    enter(layout.path);
    layout.kind = kind_here(stream, source.origin);
  } else if (cursor_.peek(stream) == '[') {
    layout.kind = JsonLayout::Kind::array;
  }
  begin(layout.kind, stream, source.origin);
  context->layout = describe(layout);
  return context;
}

/// What the value at the end of a path holds.
JsonLayout::Kind JsonReader::kind_here(TextStream& stream, const std::string& origin) {
  const auto found = cursor_.peek(stream);
  if (found == '[') return JsonLayout::Kind::array;
  if (found == '{') {
    if (const auto kind = layout_of_members(look_ahead(stream, head_bytes))) return *kind;
  }
  fail_at(origin, cursor_.line(),
          fmt::format("'{}' holds no array, but begins with {}; name one in format.json.records", records_,
                      name_character(found)));
}

void JsonReader::begin(JsonLayout::Kind kind, TextStream& stream, const std::string& origin) {
  array_line_ = cursor_.line();
  switch (kind) {
    case JsonLayout::Kind::values:
      place_ = Place::loose;
      break;
    case JsonLayout::Kind::array:
      cursor_.drop(stream);
      place_ = Place::first_element;
      break;
    case JsonLayout::Kind::members:
      cursor_.drop(stream);
      place_ = Place::first_member;
      break;
    case JsonLayout::Kind::columns:
      enter_columns(stream, origin);
      break;
  }
}

void JsonReader::enter_columns(TextStream& stream, const std::string& origin) {
  std::string table;
  const auto cut = cursor_.take_value(stream, table);
  if (cut == TextStream::Cut::too_long) fail_at(origin, array_line_, stream.too_long("a table written by columns"));
  if (cut == TextStream::Cut::end) fail_at(origin, array_line_, "the file ends within the table that begins here");
  try {
    rows_ = rows_of_columns(table);
  } catch (const InputError& error) {
    fail_at(origin, array_line_, error.what());
  }
  next_row_ = 0;
  place_ = Place::rows;
}

bool JsonReader::cut(TextStream& stream, Record& record) {
  switch (place_) {
    case Place::loose:
      return cut_loose(stream, record);
    case Place::first_element:
    case Place::behind_element:
      return cut_element(stream, record);
    case Place::first_member:
    case Place::behind_member:
      return cut_member(stream, record);
    case Place::rows:
      return cut_row(stream, record);
    case Place::behind_array:
      return close_object(stream, record);
    case Place::end:
      break;
  }
  return false;
}

bool JsonReader::cut_loose(TextStream& stream, Record& record) {
  const auto next = cursor_.peek(stream);
  if (!next) return false;
  if (std::string_view(",:]}").find(*next) != std::string_view::npos) {
    return fail(record, fmt::format("{} where a document should begin", name_character(next)));
  }
  return take_element(stream, record);
}

bool JsonReader::cut_element(TextStream& stream, Record& record) {
  const auto next = cursor_.peek(stream);
  if (!next) return fail(record, fmt::format("the array that begins in line {} is not closed", array_line_));
  if (next == ']') return close_array(stream, record);
  if (place_ == Place::behind_element && !pass_comma(stream, record)) return true;
  const auto first = cursor_.peek(stream);
  if (!first) return fail(record, fmt::format("the array that begins in line {} is not closed", array_line_));
  if (std::string_view(",:]}").find(*first) != std::string_view::npos) {
    return fail(record, fmt::format("{} where an element should begin", name_character(first)));
  }
  place_ = Place::behind_element;
  return take_element(stream, record);
}

bool JsonReader::cut_member(TextStream& stream, Record& record) {
  const auto next = cursor_.peek(stream);
  if (!next) return fail(record, fmt::format("the object that begins in line {} is not closed", array_line_));
  if (next == '}') return close_array(stream, record);
  if (place_ == Place::behind_member && !pass_comma(stream, record)) return true;
  if (!enter_member(stream, record)) return true;
  if (cursor_.peek(stream) != '[') return take_element(stream, record);
  cursor_.drop(stream);
  place_ = Place::first_element;
  return cut_element(stream, record);
}

/// Over the name of a member, to its value.
bool JsonReader::enter_member(TextStream& stream, Record& record) {
  place_ = Place::behind_member;
  const auto found = cursor_.peek(stream);
  const bool has_name = found == '"' && cursor_.take_value(stream, key_) == TextStream::Cut::taken;
  if (!has_name || cursor_.peek(stream) != ':') {
    fail(record,
         fmt::format("{} where a name and ':' should be", name_character(has_name ? cursor_.peek(stream) : found)));
    return false;
  }
  cursor_.drop(stream);
  const auto value = cursor_.peek(stream);
  if (value && std::string_view(",:]}").find(*value) == std::string_view::npos) return true;
  fail(record, fmt::format("{} where a value should begin", name_character(value)));
  return false;
}

bool JsonReader::cut_row(TextStream& stream, Record& record) {
  if (next_row_ == rows_.size()) {
    rows_.clear();
    place_ = Place::behind_array;
    return close_object(stream, record);
  }
  record.bytes = std::move(rows_[next_row_]);
  record.line = static_cast<std::int64_t>(++next_row_);
  return true;
}

bool JsonReader::pass_comma(TextStream& stream, Record& record) {
  const auto next = cursor_.peek(stream);
  if (next == ',') {
    cursor_.drop(stream);
    return true;
  }
  fail(record, fmt::format("{} behind an element, where ',' or ']' should be", name_character(next)));
  return false;
}

bool JsonReader::take_element(TextStream& stream, Record& record) {
  record.line = cursor_.line();
  const auto cut = cursor_.take_value(stream, record.bytes);
  if (cut == TextStream::Cut::too_long) {
    record.problem = stream.too_long("an element");
  } else if (cut == TextStream::Cut::end) {
    record.problem = "the file ends within the element that begins here";
    place_ = Place::end;
  } else if (!key_.empty()) {
    add_key(key_, record.bytes);
  }
  return true;
}

/// Of an array, or of the object whose members are documents.
bool JsonReader::close_array(TextStream& stream, Record& record) {
  cursor_.drop(stream);
  const bool in_member = place_ == Place::first_element || place_ == Place::behind_element;
  if (in_member && !key_.empty()) {
    place_ = Place::behind_member;
    return cut_member(stream, record);
  }
  place_ = Place::behind_array;
  return close_object(stream, record);
}

/// Over the rest of the objects around the array, whose structure counts, but not their values.
bool JsonReader::close_object(TextStream& stream, Record& record) {
  for (auto next = cursor_.peek(stream); open_objects_ > 0; next = cursor_.peek(stream)) {
    if (!next) return fail(record, "the file ends within the object that holds the array");
    if (next == '}') --open_objects_;
    if (next == '}' || next == ',' || next == ':') {
      cursor_.drop(stream);
    } else if (next == ']' || !cursor_.skip_value(stream)) {
      return fail(record, "broken JSON behind the array");
    }
  }
  if (cursor_.peek(stream)) return fail(record, "text behind the end of the JSON; is it cut or joined wrongly?");
  place_ = Place::end;
  return false;
}

/// A bad record that stands for the rest of the file.
bool JsonReader::fail(Record& record, std::string problem) {
  record.line = cursor_.line();
  record.problem = std::move(problem) + "; the rest of the file is not read";
  place_ = Place::end;
  return true;
}

std::vector<FieldValue> JsonReader::parse(const Record& record, std::span<const std::string> wanted,
                                          LeniencyTally& leniencies) const {
  return parse_json(record, wanted, {.name = "document", .may_be_text = true}, leniencies);
}

}  // namespace topicmill
