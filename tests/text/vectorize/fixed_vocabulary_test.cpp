#include "text/vectorize/fixed_vocabulary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/counting.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

class FixedVocabulary : public testing::Test {
 protected:
  PrunedCounts pruned(std::string_view file, DocumentWeight idf = DocumentWeight::smooth) {
    VectorizeOptions options;  // with min_df 5, which does not count
    options.max_features = 1;  // nor does this
    options.vocabulary = folder_.write("terms.txt", file);
    options.idf = idf;
    auto corpus = count_words({"cat fish", "fish fish dog"});
    return prune(corpus, options);
  }

  TemporaryDirectory folder_;
};

std::vector<std::string> names(const PrunedCounts& pruned) {
  std::vector<std::string> names;
  for (const auto& term : pruned.terms) names.push_back(term.text + " " + std::to_string(term.document_frequency));
  return names;
}

TEST_F(FixedVocabulary, ColumnsAreItsTermsByCodePoint) {
  const auto result = pruned("fish\ncat\nzebra\nape\ncat\n");
  EXPECT_THAT(names(result), ElementsAre("ape 0", "cat 1", "fish 2", "zebra 0"));
  EXPECT_EQ(result.counts.cols, 4);
  EXPECT_THAT(result.counts.columns, ElementsAre(1U, 2U, 2U));
  EXPECT_THAT(result.counts.values, ElementsAre(1.0F, 1.0F, 2.0F));
  EXPECT_THAT(result.known_tokens, ElementsAre(2, 2));
  EXPECT_EQ(result.dropped.not_listed, 1);
  EXPECT_EQ(result.dropped.min_df + result.dropped.max_df + result.dropped.max_features, 0);
  EXPECT_EQ(result.absent_terms, 2);
}

TEST_F(FixedVocabulary, AbsentTermsHaveAFiniteIdf) {
  EXPECT_DOUBLE_EQ(pruned("ape\nfish\n").terms[0].idf, std::log(3.0) + 1);
  EXPECT_DOUBLE_EQ(pruned("ape\nfish\n", DocumentWeight::standard).terms[0].idf, std::log(2.0) + 1);
  EXPECT_DOUBLE_EQ(pruned("ape\nfish\n", DocumentWeight::none).terms[0].idf, 1);
  EXPECT_DOUBLE_EQ(pruned("ape\nfish\n", DocumentWeight::bm25).terms[0].idf, std::log(2.5 / 0.5 + 1));
}

TEST_F(FixedVocabulary, SaysWhereNoTermIsLeft) {
  try {
    pruned("Cat\n");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(std::string(error.what()),
              "no term is left: the documents have 3 distinct terms, none of which '" + folder_.path("terms.txt") +
                  "' (vectorize.vocabulary) lists; write its terms in the form that text.filters make");
  }
}

TEST_F(FixedVocabulary, IsCheckedWithTheConfig) {
  const Registry registry;
  const auto problems = [&](const std::string& path) {
    Reading reading(registry);
    VectorizeOptions options;
    read_option(Value::map({{"vocabulary", {}, Value::scalar(path)}}), options, reading);
    std::vector<std::string> found;
    for (const auto& problem : reading.problems()) found.push_back(problem.message);
    return found;
  };
  EXPECT_THAT(problems("none.txt"), ElementsAre("cannot read 'none.txt': No such file or directory"));
  const std::string empty = folder_.write("empty.txt", "");
  EXPECT_THAT(problems(empty), ElementsAre("'" + empty + "' has no term"));
  EXPECT_THAT(problems(folder_.write("terms.txt", "cat\n")), testing::IsEmpty());
}

}  // namespace
}  // namespace topicmill
