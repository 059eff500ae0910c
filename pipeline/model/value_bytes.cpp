#include "pipeline/model/value_bytes.hpp"

#include <cstdint>
#include <utility>

namespace topicmill {
namespace {

enum class Tag : std::uint8_t { null, plain, quoted, list, map };

constexpr int deepest = 64;

Tag tag_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return Tag::null;
    case Value::Kind::scalar:
      return value.quoted ? Tag::quoted : Tag::plain;
    case Value::Kind::list:
      return Tag::list;
    case Value::Kind::map:
      return Tag::map;
  }
  return Tag::null;
}

Value read_below(ByteReader& in, int depth);

Value read_list(ByteReader& in, int depth) {
  std::vector<Value> items;
  for (auto left = in.count(); left > 0; --left) items.push_back(read_below(in, depth));
  return Value::list(std::move(items));
}

Value read_map(ByteReader& in, int depth) {
  std::vector<Entry> entries;
  for (auto left = in.count(); left > 0; --left) {
    std::string key(in.text());
    entries.push_back({std::move(key), {}, read_below(in, depth)});
  }
  return Value::map(std::move(entries));
}

Value read_below(ByteReader& in, int depth) {
  if (depth == 0) throw InputError("its config nests too deeply");
  switch (static_cast<Tag>(in.number<std::uint8_t>())) {
    case Tag::null:
      return {};
    case Tag::plain:
      return Value::scalar(std::string(in.text()));
    case Tag::quoted:
      return Value::quoted_text(std::string(in.text()));
    case Tag::list:
      return read_list(in, depth - 1);
    case Tag::map:
      return read_map(in, depth - 1);
  }
  throw InputError("its config has a value of no known kind");
}

}  // namespace

void append_value(const Value& value, ByteWriter& out) {
  out.number(static_cast<std::uint8_t>(tag_of(value)));
  if (value.is_scalar()) out.text(value.text);
  if (value.is_list()) {
    out.count(value.items.size());
    for (const auto& item : value.items) append_value(item, out);
  }
  if (value.is_map()) {
    out.count(value.entries.size());
    for (const auto& entry : value.entries) {
      out.text(entry.key);
      append_value(entry.value, out);
    }
  }
}

Value read_value(ByteReader& in) { return read_below(in, deepest); }

}  // namespace topicmill
