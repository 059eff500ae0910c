#include "text/readers/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "text/readers/json_fields.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_listed_keys = 20;

std::string name_character(std::optional<char> c) { return c ? fmt::format("'{}'", *c) : "the end of the file"; }

/// "data.items" -> "data", "items".
std::vector<std::string> split_path(const std::string& path) {
  std::vector<std::string> keys;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    keys.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return keys;
}

[[noreturn]] void fail_at(const std::string& origin, std::int64_t line, const std::string& reason) {
  throw InputError(fmt::format("{}:{}: {}", origin, line, reason));
}

/// What the parser makes of a string; its bytes where it is broken.
std::string text_of(const std::string& string) {
  try {
    return parse_json(string, {}, {.name = "key", .may_be_text = true}).front().value;
  } catch (const InputError&) {
    return string;
  }
}

}  // namespace

std::shared_ptr<FileContext> JsonReader::open(TextStream& stream, const SourceFile& source) {
  cursor_ = {};
  open_objects_ = 0;
  auto context = std::make_shared<FileContext>(source, stream.encoding());
  if (!records_.empty()) {
    enter_path(stream, source.origin);
  } else if (cursor_.peek(stream) == '[') {
    enter_array(stream, source.origin);
  } else {
    place_ = Place::loose;
  }
  return context;
}

void JsonReader::enter_path(TextStream& stream, const std::string& origin) {
  std::string path;
  for (const auto& key : split_path(records_)) {
    path += (path.empty() ? "" : ".") + key;
    enter_object(stream, key, path, origin);
    ++open_objects_;
  }
  enter_array(stream, origin);
}

/// From the brace of an object to the value of `key`.
void JsonReader::enter_object(TextStream& stream, const std::string& key, const std::string& path,
                              const std::string& origin) {
  const auto expect = [&](char expected) {
    const auto found = cursor_.peek(stream);
    if (found == expected) return cursor_.drop(stream);
    fail_at(origin, cursor_.line(),
            fmt::format("on the way to '{}' (format.json.records) there should be '{}', but here is {}", path, expected,
                        name_character(found)));
  };
  expect('{');
  std::vector<std::string> others;
  for (;;) {
    std::string found;
    if (cursor_.peek(stream) == '"' && cursor_.take_value(stream, found) == TextStream::Cut::taken) {
      found = text_of(found);
      expect(':');
      if (found == key) return static_cast<void>(cursor_.peek(stream));
      if (others.size() < most_listed_keys) others.push_back(found);
      cursor_.peek(stream);
      cursor_.skip_value(stream);
    }
    if (cursor_.peek(stream) != ',') break;
    cursor_.drop(stream);
  }
  expect('}');
  fail_at(origin, cursor_.line(),
          fmt::format("no '{}' for format.json.records; {}", path,
                      others.empty() ? "the object is empty" : suggestion(key, others)));
}

void JsonReader::enter_array(TextStream& stream, const std::string& origin) {
  const auto found = cursor_.peek(stream);
  array_line_ = cursor_.line();
  if (found != '[') {
    fail_at(origin, array_line_,
            fmt::format("'{}' holds no array, but begins with {}; name one in format.json.records", records_,
                        name_character(found)));
  }
  cursor_.drop(stream);
  place_ = Place::first_element;
}

bool JsonReader::cut(TextStream& stream, Record& record) {
  switch (place_) {
    case Place::loose:
      return cut_loose(stream, record);
    case Place::first_element:
    case Place::behind_element:
      return cut_element(stream, record);
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
  }
  return true;
}

bool JsonReader::close_array(TextStream& stream, Record& record) {
  cursor_.drop(stream);
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
