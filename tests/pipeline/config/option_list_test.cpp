// Every option and member is listed once, under its dotted key, with its type and default in words.
#include "pipeline/config/option_list.hpp"

#include <gmock/gmock.h>

#include <map>

#include "tests/pipeline/own_filter.hpp"

namespace topicmill {
namespace {

std::map<std::string, ListedOption> by_key(const Registry& registry) {
  std::map<std::string, ListedOption> out;
  for (auto& option : list_options(registry)) {
    const std::string key = option.key;
    EXPECT_TRUE(out.emplace(key, std::move(option)).second) << key << " is listed twice";
  }
  return out;
}

TEST(OptionList, EveryOptionHasADocumentation) {
  for (const auto& option : list_options(builtin_registry())) {
    EXPECT_TRUE(option.doc.ends_with('.')) << option.key << ": " << option.doc;
  }
}

TEST(OptionList, TypesInWords) {
  const auto options = by_key(builtin_registry());
  EXPECT_EQ(type_text(options.at("seed").shape), "whole number, at least 0");
  EXPECT_EQ(type_text(options.at("nmf.tolerance").shape), "number, 0 to 1");
  EXPECT_EQ(type_text(options.at("input.path").shape), "list of text");
  EXPECT_EQ(type_text(options.at("input.id").shape), "text; or null");
  EXPECT_EQ(type_text(options.at("vectorize.norm").shape), "l2, l1, none");
  EXPECT_EQ(type_text(options.at("output.format").shape), "list of csv, tsv, jsonl, sqlite");
  EXPECT_EQ(type_text(options.at("vectorize.min_df").shape),
            "whole number, at least 0; or text matching `^[0-9]+(\\.[0-9]+)?%$`; or map of count");
  EXPECT_EQ(type_text(options.at("output.top_words").shape), "whole number, at least 1; or all");
}

TEST(OptionList, DefaultsAsOneWritesThem) {
  const auto options = by_key(builtin_registry());
  EXPECT_EQ(default_text(options.at("nmf.topics")), "20");
  EXPECT_EQ(default_text(options.at("input.id")), "null");
  EXPECT_EQ(default_text(options.at("output.format")), "[csv]");
  EXPECT_EQ(default_text(options.at("input.path")), "required");
  EXPECT_EQ(default_text(options.at("nmf")), "");
}

TEST(OptionList, AnOwnMemberIsListedWithItsOptions) {
  const auto options = by_key(registry_with_own_filter());
  EXPECT_TRUE(options.at("text.filters.shout").is_member);
  EXPECT_EQ(type_text(options.at("text.filters.shout").shape), "map of loudness");
  EXPECT_EQ(default_text(options.at("text.filters.shout.loudness")), "11");
  EXPECT_EQ(by_key(builtin_registry()).count("text.filters.shout"), 0U);
}

}  // namespace
}  // namespace topicmill
