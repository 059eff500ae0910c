// The word tokenizer equals ICU on lines of all published corpora. Set TOPICMILL_DATA to the folder that holds them.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/text/reading.hpp"
#include "tests/text/tokenizers/word_comparison.hpp"

namespace topicmill {
namespace {

class WordTokenizerData : public testing::TestWithParam<const char*> {};

/// Of a large corpus every n-th line, so that the test takes no longer than it must.
std::size_t stride_for(const ReadCorpus& corpus) {
  constexpr std::size_t enough_bytes = 2'000'000;
  std::size_t bytes = 0;
  for (const auto& document : corpus.documents) bytes += document.text.size();
  return 1 + bytes / enough_bytes;
}

TEST_P(WordTokenizerData, EqualsIcuOnItsLines) {
  const char* const folder = std::getenv("TOPICMILL_DATA");
  if (!folder) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  auto options = options_for({std::string(folder) + "/" + GetParam()});
  options.format = {"lines", {}};
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  EXPECT_GT(corpus.documents.size(), 50U);
  WordComparison comparison;
  const std::size_t stride = stride_for(corpus);
  for (std::size_t i = 0; i < corpus.documents.size(); i += stride) {
    ASSERT_EQ(comparison.difference(corpus.documents[i].text), "") << corpus.documents[i].origin;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Corpora, WordTokenizerData,
    testing::Values("20news-bydate.tar.gz", "ag_news_test.csv", "arabic_stories_qisasse.jsonl.gz", "bbc_news.csv",
                    "chinese_online_shopping_10cats.csv.gz", "debian_descriptions_de_fr_es_ru_ja_ko.jsonl.zst",
                    "debian_descriptions_en.jsonl.zst", "enwiki_sample_pages_articles.xml.bz2",
                    "german_10kgnad_test.csv", "hindi_bbc_news_test.csv.gz", "imdb_train.jsonl.zst",
                    "japanese_livedoor.tar.gz", "masakhanews_eng_fra_swa_amh.tar.gz", "nasty_UTF-8-test.txt",
                    "nasty_blns.json", "nasty_blns.txt", "nasty_encodings.tar.gz", "nltk_abc.zip", "nltk_inaugural.zip",
                    "nltk_movie_reviews.zip", "octis_BBC_News.tar.gz", "papers_vision_robotics.jsonl.zst",
                    "reuters21578-sgml.tar.gz", "reuters21578.jsonl.zst", "sib200_15langs.tsv.gz",
                    "sotu_1790_2021.jsonl.zst", "spanish_fakenews_v1.csv.gz", "sttm_SearchSnippets.txt.gz",
                    "sttm_StackOverflow.txt.gz", "sttm_Tweet.txt.gz", "thai_wisesight.tar.gz", "vocab.20news.txt.gz",
                    "vocab.ap.txt.gz", "xquad_paragraphs_en_es_ru_ar_zh.jsonl.gz"));

}  // namespace
}  // namespace topicmill
