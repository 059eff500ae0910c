// What a saved model keeps of a filter makes the same filter again, without the files that it read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_directory.hpp"
#include "text/analyzer/analyzer.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

class SelfContained : public testing::Test {
 protected:
  /// The terms of `text` under filters that stand alone, made of `filters`.
  std::vector<std::string> terms(const std::vector<Choice<TokenFilter>>& filters, std::string_view text) {
    TextOptions options;
    options.filters = filters;
    const TextOptions alone = Analyzer(options, registry_).self_contained(options);
    files_.reset();
    Analyzer analyzer(alone, registry_);
    EXPECT_FALSE(analyzer.next_untaught());
    Tokens tokens;
    analyzer.analyze(text, tokens);
    std::vector<std::string> terms;
    for (const auto& token : tokens.list()) terms.emplace_back(token.text);
    return terms;
  }

  std::string file(const std::string& name, const std::string& content) {
    if (!files_) files_.emplace();
    return files_->write(name, content);
  }

  static Value map(const std::string& key, std::vector<std::string> texts) {
    std::vector<Value> items;
    for (auto& text : texts) items.push_back(Value::quoted_text(text));
    return Value::map({{key, {}, Value::list(std::move(items))}});
  }

  std::optional<TemporaryDirectory> files_;
  Registry registry_ = Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
};

TEST_F(SelfContained, Stopwords) {
  EXPECT_THAT(terms({{"stopwords", map("lists", {"en", file("more.txt", "cat\n")})}}, "the cat sat"),
              ElementsAre("sat"));
}

TEST_F(SelfContained, Keep) {
  EXPECT_THAT(terms({{"keep", map("lists", {file("terms.txt", "cat\nno\n")})}}, "no cat sat"),
              ElementsAre("no", "cat"));
  EXPECT_THAT(terms({{"keep", map("lists", {})}}, "a cat"), ElementsAre("a", "cat"));
}

TEST_F(SelfContained, Synonyms) {
  EXPECT_THAT(terms({{"synonyms", map("files", {file("s.txt", "cat: kitty, small cat\n")})}}, "kitty small cat dog"),
              ElementsAre("cat", "cat", "dog"));
}

TEST_F(SelfContained, PhrasesThatAreGivenNeedNoLearning) {
  EXPECT_THAT(terms({{"phrases", map("known", {"new_york"})}}, "new york city"), ElementsAre("new_york", "city"));
}

TEST_F(SelfContained, WordsMayStandInTheConfigItself) {
  EXPECT_THAT(terms({{"stopwords", map("words", {"cat"})}}, "the cat sat"), ElementsAre("sat"));
  EXPECT_THAT(terms({{"keep", map("terms", {"./x"})}, {"keep", map("terms", {"sat"})}}, "sat"), ElementsAre());
  EXPECT_THAT(terms({{"synonyms", map("lines", {"cat: kitty"})}}, "kitty"), ElementsAre("cat"));
}

}  // namespace
}  // namespace topicmill
