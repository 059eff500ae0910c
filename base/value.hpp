// A parsed config value with its place in the source, free of any parser's types.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// A text that values came from: a config file, or one --set argument.
struct Source {
  std::string name;
  std::vector<std::string> lines;
};

/// Where a value stands: 1-based line and column (in characters), and how many characters it spans.
struct Mark {
  std::shared_ptr<const Source> source;
  int line = 0;
  int column = 0;
  int length = 1;
};

struct Entry;

/// A tree of scalars, lists and maps. Scalars keep their text: only the option they are read into knows their type,
/// so that `no` stays a word and `010` is never octal.
struct Value {
  enum class Kind { null, scalar, list, map };

  Kind kind = Kind::null;
  std::string text;            ///< of a scalar
  bool quoted = false;         ///< a scalar between quotes: always text
  std::vector<Value> items;    ///< of a list
  std::vector<Entry> entries;  ///< of a map, in source order
  Mark mark;

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }

  /// The value at `key` of a map, or null where there is none.
  const Value* find(std::string_view key) const;

  /// The value at `key`, or this one where there is none: where a problem with that key is shown.
  const Value& place_of(std::string_view key) const;

  /// "a list", "a map", "'text'": for messages.
  std::string describe() const;

  static Value scalar(std::string text);
  static Value quoted_text(std::string text);
  static Value list(std::vector<Value> items);
  static Value map(std::vector<Entry> entries);
};

/// One `key: value` of a map.
struct Entry {
  std::string key;
  Mark key_mark;
  Value value;
};

/// Lays `changes` over `base`: maps merge key by key, anything else is replaced.
void overlay(Value& base, const Value& changes);

/// The value as YAML text in block style, lists of scalars in flow style; parses back to an equal tree.
std::string to_yaml(const Value& value);

}  // namespace topicmill
