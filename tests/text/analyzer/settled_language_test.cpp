#include "text/analyzer/settled_language.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/tokens/token_filter.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Registry registry() { return Registry().add(builtin_filters()); }

Value list(const std::vector<std::string>& items) {
  std::vector<Value> values;
  for (const auto& item : items) values.push_back(Value::scalar(item));
  return Value::list(std::move(values));
}

TextOptions options_with(std::vector<Choice<TokenFilter>> filters) {
  TextOptions options;
  options.filters = std::move(filters);
  return options;
}

TextOptions options_that_say_auto() {
  return options_with({{"elision", Value::scalar("auto")},
                       {"stopwords", list({"auto", "./more.txt"})},
                       {"stem", Value::map({{"language", {}, Value::scalar("auto")}})}});
}

std::string filters_of(const TextOptions& options) { return to_yaml(write_option(options.filters)); }

std::vector<std::string> settle(TextOptions& options, const std::vector<std::string>& languages) {
  return settle_language(options, languages, registry());
}

TEST(SettleLanguage, OneLanguageIsWrittenIntoTheFilters) {
  TextOptions options = options_that_say_auto();
  EXPECT_THAT(settle(options, {"de"}), IsEmpty());
  EXPECT_EQ(options.language, "de");
  EXPECT_EQ(filters_of(options), "[{elision: auto}, {stopwords: [de, ./more.txt]}, {stem: {language: de}}]\n");
}

TEST(SettleLanguage, SeveralGoByDocumentWhereAFilterDoes) {
  TextOptions options = options_that_say_auto();
  EXPECT_THAT(settle(options, {"de", "sw"}), IsEmpty());
  EXPECT_EQ(options.language, "auto");
  EXPECT_EQ(filters_of(options), filters_of(options_that_say_auto()));
  TextOptions fixed = options_with({{"stopwords", list({"en"})}});
  settle(fixed, {"de", "sw"});
  EXPECT_EQ(fixed.language, "none") << "no document is asked for what nobody uses";
}

TEST(SettleLanguage, WhatALanguageLacksIsTakenOut) {
  TextOptions options = options_that_say_auto();
  EXPECT_THAT(settle(options, {"sw"}), ElementsAre("stemmer"));
  EXPECT_EQ(options.language, "sw");
  EXPECT_EQ(filters_of(options), "[{elision: auto}, {stopwords: [sw, ./more.txt]}]\n");
  TextOptions unknown = options_that_say_auto();
  EXPECT_THAT(settle(unknown, {}), ElementsAre("stop word list", "stemmer"));
  EXPECT_EQ(unknown.language, "none");
  EXPECT_EQ(filters_of(unknown), "[{elision: auto}, {stopwords: [./more.txt]}]\n");
  TextOptions defaults;
  settle(defaults, {"eo"});
  EXPECT_EQ(defaults.filters.size(), TextOptions().filters.size() - 1) << "stopwords: [auto] said nothing else";
}

TEST(SettleLanguage, WhatIsGivenIsSettledToo) {
  TextOptions german;
  german.language = "de";
  EXPECT_THAT(settle_given_language(german, registry()), IsEmpty());
  EXPECT_EQ(to_yaml(write_option(german.filters.back())), "stopwords: [de]\n");
  TextOptions none;
  none.language = "none";
  EXPECT_THAT(settle_given_language(none, registry()), IsEmpty()) << "whoever says none knows";
  EXPECT_EQ(none.filters.back().name, "numbers");
  TextOptions of_each = options_that_say_auto();
  of_each.language = "auto";
  settle_given_language(of_each, registry());
  EXPECT_EQ(filters_of(of_each), filters_of(options_that_say_auto()));
}

TEST(PlaceStopwords, TheListsGoToTheFilter) {
  TextOptions options;
  options.stopwords = {"auto", "fr"};
  place_stopwords(options, registry());
  EXPECT_EQ(to_yaml(write_option(options.filters.back())), "stopwords: [auto, fr]\n");
  EXPECT_EQ(options.stopwords, std::nullopt);
  TextOptions with_words = options_with({{"stopwords", Value::map({{"words", {}, list({"foo"})}})}});
  with_words.stopwords = {"de"};
  place_stopwords(with_words, registry());
  EXPECT_EQ(to_yaml(write_option(with_words.filters.back())), "stopwords:\n  lists: [de]\n  words: [foo]\n");
}

}  // namespace
}  // namespace topicmill
