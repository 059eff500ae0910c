// The word tokenizer equals ICU on every line of published corpora. Set TOPICMILL_DATA to the folder that holds them.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/text/reading.hpp"
#include "tests/text/tokenizers/word_comparison.hpp"

namespace topicmill {
namespace {

class WordTokenizerData : public testing::TestWithParam<const char*> {};

TEST_P(WordTokenizerData, EqualsIcuOnEveryLine) {
  const char* const folder = std::getenv("TOPICMILL_DATA");
  if (!folder) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  auto options = options_for({std::string(folder) + "/" + GetParam()});
  options.format = {"lines", {}};
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  EXPECT_GT(corpus.documents.size(), 300U);
  WordComparison comparison;
  for (const auto& document : corpus.documents) ASSERT_EQ(comparison.difference(document.text), "") << document.origin;
}

INSTANTIATE_TEST_SUITE_P(Corpora, WordTokenizerData,
                         testing::Values("bbc_news.csv", "german_10kgnad_test.csv", "thai_wisesight.tar.gz",
                                         "japanese_livedoor.tar.gz", "arabic_stories_qisasse.jsonl.gz",
                                         "hindi_bbc_news_test.csv.gz", "chinese_online_shopping_10cats.csv.gz",
                                         "sib200_15langs.tsv.gz", "debian_descriptions_de_fr_es_ru_ja_ko.jsonl.zst",
                                         "nasty_blns.txt", "enwiki_sample_pages_articles.xml.bz2"));

}  // namespace
}  // namespace topicmill
