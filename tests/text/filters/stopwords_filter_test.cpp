#include "text/filters/stopwords_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/token_texts.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/filters/stopword_lists.hpp"
#include "text/tokens/word_file.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> without(const std::vector<std::string>& lists, const std::vector<std::string>& terms) {
  StopwordsFilter filter(StopwordsOptions{lists});
  return filtered(filter, terms);
}

TEST(StopwordsFilter, DropsTheWordsOfItsLanguages) {
  EXPECT_THAT(without({"en"}, {"the", "cat", "and", "don't", "und"}), ElementsAre("cat", "und"));
  EXPECT_THAT(without({"en", "de"}, {"the", "Katze", "und"}), ElementsAre("Katze"));
  EXPECT_THAT(without({}, {"the"}), ElementsAre("the"));
}

TEST(StopwordsFilter, EveryListDropsItsOwnWordsAsWrittenAndFolded) {
  EXPECT_EQ(embedded_stopwords().size(), 51U);
  for (const auto& list : embedded_stopwords()) {
    std::vector<std::string> words;
    for (const auto& line : word_lines(list.file)) {
      words.emplace_back(line.text);
      words.push_back(normalize(line.text, NormalForm::nfkc_casefold));
    }
    EXPECT_GT(words.size(), 100U) << list.language;
    EXPECT_THAT(without({std::string(list.language)}, words), IsEmpty()) << list.language;
  }
}

TEST(StopwordsFilter, ListsAreSortedAndNormalized) {
  for (const auto& list : embedded_stopwords()) {
    const auto lines = word_lines(list.file);
    std::string_view last;
    for (const auto& line : lines) {
      EXPECT_EQ(line.text, normalize(line.text, NormalForm::nfc)) << list.language;
      EXPECT_LT(last, line.text) << list.language;
      last = line.text;
    }
  }
}

TEST(StopwordsFilter, GoesByTheLanguageOfTheDocument) {
  StopwordsFilter filter(StopwordsOptions{{"auto", "fr"}});
  const auto without_in = [&](std::string_view language) {
    Tokens tokens;
    tokens.set_language(LanguageCode(language));
    for (const auto* term : {"the", "und", "nous", "cat"}) tokens.list().push_back({term, 0, 1});
    filter.apply(tokens);
    return texts_of(tokens);
  };
  EXPECT_THAT(without_in("en"), ElementsAre("und", "cat"));
  EXPECT_THAT(without_in("de"), ElementsAre("the", "cat"));
  EXPECT_THAT(without_in(""), ElementsAre("the", "und", "cat")) << "unknown: the other lists only";
  EXPECT_THAT(without_in("eo"), ElementsAre("the", "und", "cat")) << "no list";
}

TEST(StopwordsFilter, ReadsFilesOfOneWordALine) {
  const TemporaryDirectory folder;
  const std::string path = folder.write("words.txt",
                                        "\xEF\xBB\xBF"
                                        "alpha\r\n\n  beta\t\n# a comment\n#tag\nwith space\nlast");
  EXPECT_THAT(without({path}, {"alpha", "Alpha", "beta", "# a comment", "#tag", "with space", "last", "the"}),
              ElementsAre("Alpha", "# a comment", "the"));
}

TEST(StopwordsFilter, RefusesUnknownLanguages) {
  EXPECT_THAT(
      problems_of(builtin_filters(), "stopwords", Value::scalar("eng")),
      ElementsAre("there is no stop word list 'eng' | did you mean 'en'? (a file needs a '.' or '/' in its name)"));
  EXPECT_THROW(StopwordsFilter(StopwordsOptions{{"eng"}}), UsageError);
  EXPECT_THAT(problems_of(builtin_filters(), "stopwords", Value::scalar("no")), IsEmpty()) << "Norwegian";
}

TEST(StopwordsFilter, RefusesFilesThatItCannotRead) {
  EXPECT_THAT(
      problems_of(builtin_filters(), "stopwords", Value::list({Value::scalar("en"), Value::scalar("./none.txt")})),
      ElementsAre("cannot read './none.txt': No such file or directory | give the path of a text file of one entry a "
                  "line"));
  EXPECT_THROW(StopwordsFilter(StopwordsOptions{{"./none.txt"}}), InputError);
  const TemporaryDirectory folder;
  EXPECT_THROW(StopwordsFilter(StopwordsOptions{{folder.path().string()}}), InputError) << "a folder";
  const std::string latin = folder.write("latin1.txt", "ok\ngar\xE7on\n");
  EXPECT_THAT(problems_of(builtin_filters(), "stopwords", Value::scalar(latin)),
              ElementsAre(latin + ":2: not UTF-8 | convert the file to UTF-8"));
}

}  // namespace
}  // namespace topicmill
