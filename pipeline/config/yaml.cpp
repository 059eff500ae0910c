#include "pipeline/config/yaml.hpp"

#include <algorithm>
#include <utility>

#include "base/diagnostic.hpp"
#include "pipeline/config/yaml_text.hpp"
#include "pipeline/config/yaml_tree.hpp"

namespace topicmill {
namespace {

/// The value part of --set, with blanks where the key stands, so that columns count in the whole argument.
Value parse_set_value(std::string_view argument, std::size_t value_begin, const std::shared_ptr<const Source>& source) {
  const auto text = argument.substr(value_begin);
  // What YAML keeps for itself at the beginning of a value is a text here: %d/%m/%Y, @Body, *.jsonl.
  constexpr std::string_view reserved = "%@`*&!|>#,";
  if (text == "-" || (!text.empty() && reserved.find(text.front()) != std::string_view::npos)) {
    Value value = Value::quoted_text(std::string(text));
    value.mark = {source, 1, count_characters(argument.substr(0, value_begin)) + 1, count_characters(text)};
    return value;
  }
  return yaml_tree(std::string(value_begin, ' ') + std::string(text), source);
}

/// "a.b", value -> {a: {b: value}}.
Value nest(std::string_view key, Value value, const std::shared_ptr<const Source>& source) {
  const auto dot = key.rfind('.');
  const auto part_begin = dot == std::string_view::npos ? 0 : dot + 1;
  const auto part = key.substr(part_begin);
  const Mark mark{source, 1, count_characters(key.substr(0, part_begin)) + 1, std::max(count_characters(part), 1)};
  Value map = Value::map({{std::string(part), mark, std::move(value)}});
  map.mark = mark;
  return part_begin == 0 ? map : nest(key.substr(0, dot), std::move(map), source);
}

}  // namespace

std::shared_ptr<const Source> make_source(std::string name, std::string_view text) {
  Source source{std::move(name), {}};
  text = without_byte_order_mark(text);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    source.lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::make_shared<const Source>(std::move(source));
}

Value parse_yaml(std::string_view text, std::shared_ptr<const Source> source) {
  Value root = yaml_tree(without_byte_order_mark(text), source);
  if (!root.is_null()) return root;
  Value empty = Value::map({});
  empty.mark = {std::move(source)};
  return empty;
}

Value parse_set(std::string_view argument) {
  const auto source = make_source("--set", argument);
  const auto equals = argument.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    throw ConfigError({Diagnostic{{source, 1, 1, std::max(count_characters(argument), 1)},
                                  "--set wants KEY=VALUE",
                                  "for example --set vectorize.min_df=5"}});
  }
  Value value = parse_set_value(argument, equals + 1, source);
  if (value.is_null()) value.mark = {source, 1, 1, count_characters(argument)};
  return nest(argument.substr(0, equals), std::move(value), source);
}

}  // namespace topicmill
