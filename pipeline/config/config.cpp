#include "pipeline/config/config.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/config/config_file.hpp"
#include "pipeline/config/yaml.hpp"
#include "text/vectorize/term_weight.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t known_version = 1;
constexpr Bounds least_memory = at_least(100);  // the program itself takes half of it

/// A path that is there but wrong was reported where it was read.
void check_input_path(const Value& value, Reading& reading) {
  const Value* input = value.find("input");
  const Value* path = input ? input->find("path") : nullptr;
  const bool names_something = path && !(path->is_list() && path->items.empty());
  if (names_something) return;
  const Mark& place = path ? path->mark : Mark{value.mark.source, 0, 0, 0};
  reading.fail(place, fmt::format("{} is missing", required_option),
               "name the files to read, for example --set input.path=corpora/news.jsonl");
}

/// What a table is broken down by, or topics are compared with, must be carried along.
void carry_fields(const std::vector<std::string>& needed, std::vector<std::string>& metadata) {
  for (const auto& name : needed) {
    if (std::find(metadata.begin(), metadata.end(), name) == metadata.end()) metadata.push_back(name);
  }
}

}  // namespace

void Config::check(const Value& value, Reading& reading) const {
  if (memory_mb && !least_memory.contains(static_cast<double>(*memory_mb))) {
    const Reading::Scope scope(reading, "memory_mb");
    fail_bounds(value.place_of("memory_mb"), least_memory, reading);
  }
  if (version == known_version) return;
  reading.fail(*value.find("version"), fmt::format("version {} is not known to this topicmill", version),
               fmt::format("give {}, or take a newer topicmill", known_version));
}

Config config_from(const Value& value, const Registry& registry) {
  Reading reading(registry);
  Config config;
  read_option(value, config, reading);
  if (value.is_map()) check_input_path(value, reading);
  reading.finish();
  place_stopwords(config.text, registry);
  const Value* const vectorize = value.find("vectorize");
  suit_weights(vectorize ? *vectorize : Value(), config.vectorize, registry);
  carry_fields(config.breakdown.needed_fields(), config.input.metadata);
  if (const auto& label = config.evaluate.label) carry_fields({*label}, config.input.metadata);
  return config;
}

Value value_of_sets(std::span<const std::string> sets) {
  Value value = Value::map({});
  for (const auto& argument : sets) overlay(value, parse_set(argument));
  return value;
}

Value config_value(const std::filesystem::path& path) {
  const std::string text = read_config_file(path);
  return parse_yaml(text, make_source(path.string(), text));
}

Config load_config(const std::filesystem::path& path, std::span<const std::string> sets, const Registry& registry) {
  Value value = config_value(path);
  overlay(value, value_of_sets(sets));
  return config_from(value, registry);
}

std::string resolved_yaml(const Config& config) { return to_yaml(write_option(config)); }

}  // namespace topicmill
