#include "base/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace topicmill {
namespace {

/// Words that some YAML reader takes for null or a truth value: topicmill does not, but it is not the only reader.
bool is_yaml_word(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  constexpr std::array<std::string_view, 7> words = {"null", "true", "false", "yes", "no", "on", "off"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether a text needs no quotes: it can be no number, date or word of YAML, and holds no punctuation of YAML.
bool is_plain(const std::string& text) {
  constexpr std::string_view safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./%";
  constexpr std::string_view begins_a_number_or_more = "0123456789-+.%";
  if (text.empty() || begins_a_number_or_more.find(text.front()) != std::string_view::npos) return false;
  return !is_yaml_word(text) && text.find_first_not_of(safe) == std::string::npos;
}

std::string scalar_text(const Value& value) {
  if (value.is_null()) return "null";
  if (!value.quoted || is_plain(value.text)) return value.text;
  std::string out = "\"";
  for (const char c : value.text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string flow_text(const Value& value) {
  std::string out;
  switch (value.kind) {
    case Value::Kind::list:
      for (const auto& item : value.items) out += (out.empty() ? "" : ", ") + flow_text(item);
      return "[" + out + "]";
    case Value::Kind::map:
      for (const auto& entry : value.entries) {
        out += (out.empty() ? "" : ", ") + scalar_text(Value::quoted_text(entry.key)) + ": " + flow_text(entry.value);
      }
      return "{" + out + "}";
    default:
      return scalar_text(value);
  }
}

/// Scalars, lists of scalars and small maps inside lists read best on one line.
bool in_flow(const Value& value) {
  if (value.is_map()) return value.entries.empty();
  return std::none_of(value.items.begin(), value.items.end(), [](const Value& item) { return item.is_map(); });
}

void write_block(const Value& value, const std::string& indent, std::string& out) {
  for (const auto& entry : value.entries) {
    out += indent + scalar_text(Value::quoted_text(entry.key)) + ":";
    if (in_flow(entry.value)) {
      out += " " + flow_text(entry.value) + "\n";
    } else if (entry.value.is_map()) {
      out += "\n";
      write_block(entry.value, indent + "  ", out);
    } else {
      out += "\n";
      for (const auto& item : entry.value.items) {
        const bool single = item.is_map() && item.entries.size() == 1;
        const std::string text = flow_text(item);
        out += indent + "  - " + (single ? text.substr(1, text.size() - 2) : text) + "\n";
      }
    }
  }
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto at = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
  return at == entries.end() ? nullptr : &at->value;
}

const Value& Value::place_of(std::string_view key) const {
  const Value* const found = find(key);
  return found ? *found : *this;
}

std::string Value::describe() const {
  switch (kind) {
    case Kind::null:
      return "nothing";
    case Kind::scalar:
      return fmt::format("'{}'", text);
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
  }
  return {};
}

Value Value::scalar(std::string text) {
  Value value;
  value.kind = Kind::scalar;
  value.text = std::move(text);
  return value;
}

Value Value::quoted_text(std::string text) {
  Value value = scalar(std::move(text));
  value.quoted = true;
  return value;
}

Value Value::list(std::vector<Value> items) {
  Value value;
  value.kind = Kind::list;
  value.items = std::move(items);
  return value;
}

Value Value::map(std::vector<Entry> entries) {
  Value value;
  value.kind = Kind::map;
  value.entries = std::move(entries);
  return value;
}

void overlay(Value& base, const Value& changes) {
  if (!base.is_map() || !changes.is_map()) {
    base = changes;
    return;
  }
  for (const auto& change : changes.entries) {
    const auto same_key = [&](const Entry& entry) { return entry.key == change.key; };
    const auto at = std::find_if(base.entries.begin(), base.entries.end(), same_key);
    if (at == base.entries.end()) {
      base.entries.push_back(change);
    } else {
      overlay(at->value, change.value);
    }
  }
}

std::string to_yaml(const Value& value) {
  std::string out;
  if (value.is_map() && !value.entries.empty()) {
    write_block(value, "", out);
  } else {
    out = flow_text(value) + "\n";
  }
  return out;
}

}  // namespace topicmill
