#include "pipeline/corpus/corpus_language.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/builtin_registry.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "tests/temporary_directory.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string english = "The old house stands at the end of the town, and the children like to run around it.\n";
const std::string german = "Das alte Haus steht am Ende der Stadt, und die Kinder laufen gern darum herum.\n";
const std::string unknown = "qzx xqq zzyx vrrt xkcd qwx\n";

std::string repeated(const std::string& line, std::size_t bytes) {
  std::string lines;
  while (lines.size() < bytes) lines += line;
  return lines;
}

class CorpusLanguageTest : public testing::Test {
 protected:
  Config config_for(const std::string& lines) const {
    Config config;
    config.input.path = {folder_.write("a.txt", lines)};
    config.input.format = {"lines", {}};
    config.vectorize.min_df = {1, false};
    config.vectorize.max_df = {1, true};
    return config;
  }

  /// What is known of the corpus once it is counted; `warnings_` has what was said.
  CorpusIndex counted(const Config& config) {
    RunLog log;
    NoProgress progress;
    Corpus corpus(config.input, registry_);
    auto index = count_terms(corpus, {config, registry_, log, progress}).index;
    warnings_ = log.warnings();
    return index;
  }

  static bool has_term(const CorpusIndex& index, const std::string& text) {
    return std::any_of(index.terms.begin(), index.terms.end(), [&](const Term& term) { return term.text == text; });
  }

  const TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
  std::vector<std::string> warnings_;
};

TEST_F(CorpusLanguageTest, IsFoundInTheBeginningAndWrittenIntoTheOptions) {
  const auto index = counted(config_for(repeated(german, 5'000) + "Ein Garten liegt hinter dem Haus\n"));
  EXPECT_EQ(index.settled.language, "de");
  EXPECT_EQ(to_yaml(write_option(index.settled.filters.back())), "stopwords: [de]\n");
  EXPECT_FALSE(has_term(index, "dem"));
  EXPECT_TRUE(has_term(index, "garten"));
  EXPECT_FALSE(index.languages) << "no document is asked";
}

TEST_F(CorpusLanguageTest, SeveralGoByDocument) {
  const auto index = counted(config_for(repeated(german, 3'000) + repeated(english, 3'000)));
  EXPECT_EQ(index.settled.language, "auto");
  ASSERT_TRUE(index.languages);
  EXPECT_EQ(index.languages->documents.size(), 2U);
}

TEST_F(CorpusLanguageTest, WhatComesLaterCounts) {
  const std::string lines = repeated(german, 1'500'000) + repeated(english, 1'500'000) + "The und garden\n";
  const auto index = counted(config_for(lines));
  EXPECT_EQ(index.settled.language, "auto") << "the first megabyte is German";
  EXPECT_THAT(index.sample.languages(), ElementsAre("en", "de"));
  ASSERT_TRUE(index.languages);
  EXPECT_GT(index.languages->documents.at(LanguageCode("en")), 10'000);
}

TEST_F(CorpusLanguageTest, AnUnknownOneIsTold) {
  const auto index = counted(config_for(repeated(unknown, 2'000)));
  EXPECT_EQ(index.settled.language, "none");
  EXPECT_THAT(warnings_, ElementsAre(HasSubstr("the language of the corpus could not be told, so that no stop word "
                                               "list was used; name it in text.language")));
}

TEST_F(CorpusLanguageTest, OneWithoutAListIsTold) {
  Config config = config_for(repeated(german, 2'000));
  config.text.language = "eo";
  const auto index = counted(config);
  EXPECT_THAT(warnings_, ElementsAre(HasSubstr("there is no stop word list for 'eo', the language of the corpus")));
  EXPECT_TRUE(has_term(index, "das"));
}

TEST_F(CorpusLanguageTest, TitlesThatSayTooLittleOneByOneAreReadTogether) {
  const Config config = config_for("red house\nold houses\nthe garden\nmy sister\nher dog\nwe like it\n");
  Corpus corpus(config.input, registry_);
  EXPECT_EQ(settled_text(corpus, config.text, registry_).language, "en");
}

TEST_F(CorpusLanguageTest, SettlingAgainChangesNothing) {
  const Config config = config_for(repeated(german, 2'000));
  Corpus corpus(config.input, registry_);
  const TextOptions once = settled_text(corpus, config.text, registry_);
  const TextOptions twice = settled_text(corpus, once, registry_);
  EXPECT_EQ(to_yaml(write_option(once)), to_yaml(write_option(twice)));
  EXPECT_THAT(settle_text(once, {}, registry_).warnings, IsEmpty());
}

}  // namespace
}  // namespace topicmill
