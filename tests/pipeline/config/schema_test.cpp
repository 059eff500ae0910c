// The JSON Schema in the tree is the one of the declared options, and says what they say.
#include "pipeline/config/schema.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "pipeline/config/config.hpp"
#include "pipeline/config/yaml.hpp"
#include "tests/pipeline/own_filter.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using nlohmann::json;

json schema_of(const Registry& registry) { return json::parse(schema_json(registry)); }

json property(const std::string& section, const std::string& name) {
  return schema_of(builtin_registry()).at("properties").at(section).at("properties").at(name);
}

/// Calls `visit` with every object in the tree.
template <class Visit>
void for_each_object(const json& tree, const Visit& visit) {
  if (tree.is_object()) visit(tree);
  if (!tree.is_structured()) return;
  for (const auto& part : tree) for_each_object(part, visit);
}

TEST(Schema, TheFileInTheTreeIsCurrent) {
  EXPECT_EQ(file_text(TOPICMILL_SOURCE_DIR "/configs/topicmill.schema.json"), schema_json(builtin_registry()))
      << "the options have changed; run: ./tm schema > configs/topicmill.schema.json";
}

TEST(Schema, NamesItsDraftAndTitle) {
  const json schema = schema_of(builtin_registry());
  EXPECT_EQ(schema.at("$schema"), "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(schema.at("title"), "topicmill config");
}

TEST(Schema, KnowsNoOtherKeys) {
  for_each_object(schema_of(builtin_registry()), [](const json& object) {
    if (object.contains("properties") && object.at("properties").is_object() && object.contains("type")) {
      EXPECT_EQ(object.at("additionalProperties"), false) << object.dump(2);
    }
  });
}

TEST(Schema, EveryOptionIsDescribed) {
  const json schema = schema_of(builtin_registry());
  for (const auto& [name, section] : schema.at("properties").items()) {
    EXPECT_FALSE(section.at("description").get<std::string>().empty()) << name;
  }
}

TEST(Schema, HasDefaultsAndBounds) {
  EXPECT_EQ(property("nmf", "topics"),
            json({{"description", "Number of topics, k; at most the smaller side of the matrix."},
                  {"type", "integer"},
                  {"minimum", 1},
                  {"default", 20}}));
  EXPECT_EQ(property("nmf", "tolerance").at("maximum"), 1);
  EXPECT_EQ(property("nmf", "tolerance").at("default"), 1e-4);
  EXPECT_EQ(property("vectorize", "norm").at("enum"), json({"l2", "l1", "none"}));
  EXPECT_EQ(property("input", "id").at("default"), nullptr);
  EXPECT_EQ(property("input", "encoding").at("default"), "auto");
}

TEST(Schema, RequiresTheInputPathOnly) {
  const json schema = schema_of(builtin_registry());
  EXPECT_EQ(schema.at("required"), json::array({"input"}));
  EXPECT_EQ(schema.at("properties").at("input").at("required"), json::array({"path"}));
  EXPECT_EQ(schema.at("properties").at("input").at("type"), "object");
  EXPECT_FALSE(schema.at("properties").at("nmf").contains("required"));
  EXPECT_EQ(schema.at("properties").at("nmf").at("type"), json({"object", "null"})) << "an empty section is fine";
}

TEST(Schema, AnOwnMemberIsAChoiceByNameAndWithOptions) {
  const json filters = schema_of(registry_with_own_filter()).at("definitions").at("text.filters").at("anyOf");
  const json by_name = {{"const", "shout"}, {"description", "Makes terms louder."}};
  EXPECT_THAT(filters, testing::Contains(by_name));
  const json loudness = {
      {"description", "How loud."}, {"type", "integer"}, {"minimum", 1}, {"maximum", 11}, {"default", 11}};
  const json options = {{"type", "object"}, {"properties", {{"loudness", loudness}}}, {"additionalProperties", false}};
  EXPECT_EQ(filters.back().at("properties").at("shout"), options);
  EXPECT_EQ(filters.back().at("required"), json::array({"shout"}));
}

TEST(Schema, AnOwnMemberIsReadAndSuggested) {
  const auto error_of = [](std::string_view text) {
    return message_of<ConfigError>(
        [&] { config_from(parse_yaml(text, make_source("a.yaml", text)), registry_with_own_filter()); });
  };
  EXPECT_EQ(error_of("input: {path: a}\ntext: {filters: [shuot]}\n"),
            "error: a.yaml:2:18: no token filter is named 'shuot'\n   2 | text: {filters: [shuot]}\n"
            "                        ^^^^^ did you mean 'shout'?");
  EXPECT_EQ(error_of("input: {path: a}\ntext: {filters: [{shout: {loudness: 12}}]}\n"),
            "error: a.yaml:2:37: 'text.filters.shout.loudness' is out of range: 12\n"
            "   2 | text: {filters: [{shout: {loudness: 12}}]}\n"
            "                                           ^^ give a number between 1 and 11");
}

}  // namespace
}  // namespace topicmill
