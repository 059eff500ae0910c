#include "text/readers/json/json_path.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "text/readers/json/json_fields.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_listed_keys = 20;

/// From the brace of an object to the value of `key`.
void enter_object(const std::string& key, const std::string& path, JsonCursor& cursor, TextStream& stream,
                  const std::string& origin) {
  const auto expect = [&](char expected) {
    const auto found = cursor.peek(stream);
    if (found == expected) return cursor.drop(stream);
    fail_at(origin, cursor.line(),
            fmt::format("on the way to '{}' (format.json.records) there should be '{}', but here is {}", path, expected,
                        name_character(found)));
  };
  expect('{');
  std::vector<std::string> others;
  for (;;) {
    std::string found;
    if (cursor.peek(stream) == '"' && cursor.take_value(stream, found) == TextStream::Cut::taken) {
      found = text_of_json(found);
      expect(':');
      if (found == key) return static_cast<void>(cursor.peek(stream));
      if (others.size() < most_listed_keys) others.push_back(found);
      cursor.peek(stream);
      cursor.skip_value(stream);
    }
    if (cursor.peek(stream) != ',') break;
    cursor.drop(stream);
  }
  expect('}');
  fail_at(origin, cursor.line(),
          fmt::format("no '{}' for format.json.records; {}", path,
                      others.empty() ? "the object is empty" : suggestion(key, others)));
}

}  // namespace

std::string name_character(std::optional<char> c) { return c ? fmt::format("'{}'", *c) : "the end of the file"; }

void fail_at(const std::string& origin, std::int64_t line, const std::string& reason) {
  throw InputError(fmt::format("{}:{}: {}", origin, line, reason));
}

std::vector<std::string> split_path(const std::string& path) {
  std::vector<std::string> keys;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    keys.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return keys;
}

std::string text_of_json(const std::string& string) {
  try {
    return parse_json(string, {}, {.name = "key", .may_be_text = true}).front().value;
  } catch (const InputError&) {
    return string;
  }
}

void enter_path(const std::vector<std::string>& keys, JsonCursor& cursor, TextStream& stream,
                const std::string& origin) {
  std::string path;
  for (const auto& key : keys) {
    path += (path.empty() ? "" : ".") + key;
    enter_object(key, path, cursor, stream, origin);
  }
}

}  // namespace topicmill
