#include "text/counting/document_counter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <mutex>
#include <thread>

#include "tests/temporary_directory.hpp"
#include "tests/text/english.hpp"
#include "text/counting/merge_counts.hpp"
#include "text/counting/remove_duplicates.hpp"
#include "text/input/corpus_reader.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

Registry registry() {
  return Registry().add(builtin_readers()).add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
}

Batch batch_of(std::vector<std::string> texts) {
  Batch batch;
  for (auto& text : texts) batch.documents.push_back({"id", "origin", std::move(text), {"section"}});
  return batch;
}

TEST(DocumentCounter, CountsEachDocumentOnItsOwn) {
  DocumentCounter counter(Analyzer(english_text(), registry()));
  const auto counts = counter.count(batch_of({"Cat dog CAT", "", "fish cat"}));
  EXPECT_THAT(counts.block.ends, ElementsAre(2U, 2U, 4U));
  std::vector<std::string> shown;
  for (const auto& count : counts.block.counts) {
    shown.push_back(std::string(counter.terms().vocabulary.term(count.term)) + " " +
                    std::to_string(std::lround(count.count)));
  }
  EXPECT_THAT(shown, ElementsAre("cat 2", "dog 1", "fish 1", "cat 1"));
  EXPECT_EQ(counts.documents[0].tokens, 3);
  EXPECT_THAT(counts.documents[2].metadata, ElementsAre("section"));
  EXPECT_EQ(counts.vocabulary, &counter.terms());
}

TEST(DocumentCounter, RejectsDocumentsOfFewTokens) {
  TextOptions options;
  options.min_tokens = 2;
  DocumentCounter counter(Analyzer(options, registry()));
  Batch batch = batch_of({"cat dog", "cat", "", "fish bird"});
  for (std::size_t i = 0; i < 4; ++i) batch.documents[i].origin = "line " + std::to_string(i);
  batch.rejects = {{"bad a", "broken", 0}, {"bad b", "broken", 1}, {"bad c", "broken", 4}};
  const auto counts = counter.count(std::move(batch));
  EXPECT_THAT(counts.block.ends, ElementsAre(2U, 4U));
  EXPECT_EQ(counts.documents[1].origin(), "line 3");
  std::vector<std::string> rejects;
  for (const auto& reject : counts.rejects) rejects.push_back(reject.origin + ": " + reject.reason);
  EXPECT_THAT(rejects, ElementsAre("bad a: broken", "bad b: broken", "line 1: 1 token, fewer than text.min_tokens (2)",
                                   "line 2: 0 tokens, fewer than text.min_tokens (2)", "bad c: broken"));
}

TEST(DocumentCounter, APassageIsARow) {
  const Registry families = registry().add(builtin_passage_cutters()).add(builtin_duplicate_finders());
  const auto cutter = families.make(Choice<PassageCutter>{"words", Value::scalar("2")});
  const auto finder = families.make(Choice<DuplicateFinder>{"exact", {}});
  DocumentCounter counter(Analyzer(TextOptions{}, families), finder.get(), cutter.get());
  auto counts = counter.count(batch_of({"cat dog cat fish", "bird", "cat dog  cat fish", "dog fish bird cat dog"}));
  EXPECT_THAT(counts.block.ends, ElementsAre(2U, 4U, 5U, 7U, 9U, 11U, 13U, 14U));
  EXPECT_THAT(counts.passages->ends, ElementsAre(2, 3, 5, 8));
  EXPECT_EQ(counts.passages->list[1].begin, 8U);
  EXPECT_EQ(counts.passages->list[1].end, 16U);
  EXPECT_EQ(counts.documents[3].tokens, 5);

  DuplicateRemover remover(*finder);
  remover.remove_from(counts);
  EXPECT_THAT(counts.block.ends, ElementsAre(2U, 4U, 5U, 7U, 9U, 10U));
  EXPECT_THAT(counts.passages->ends, ElementsAre(2, 3, 6));
  EXPECT_EQ(counts.passages->list[5].begin, 18U);

  std::vector<BatchCounts> batches;
  batches.push_back(std::move(counts));
  CountedCorpus corpus;
  corpus.passages.emplace();
  append_counts(std::move(batches), std::vector{&counter.terms()}, corpus);
  EXPECT_EQ(corpus.rows(), 6);
  const auto cat = corpus.terms.sums(*corpus.terms.find("cat"));
  EXPECT_EQ(cat.document_frequency, 3) << "in passages, without those of the duplicate";
  EXPECT_EQ(cat.count, 3);
  EXPECT_THAT(counts_of(corpus, 2), ElementsAre(testing::Pair("bird", 1)));
}

TEST(DocumentCounter, KeepsTheLanguageOfEachDocument) {
  TextOptions options;
  options.language = "auto";
  DocumentCounter counter(Analyzer(options, registry()));
  const auto counts = counter.count(batch_of({"The house stands on the hill", "Das Haus steht auf dem Hügel", "42"}));
  EXPECT_EQ(counts.documents[0].language.text(), "en");
  EXPECT_EQ(counts.documents[1].language.text(), "de");
  EXPECT_FALSE(counts.documents[2].language.is_known());
}

/// What the pipeline does, with threads that a race detector understands: it sees nothing of TBB's own order.
TEST(DocumentCounter, ServesThreadsThatShareReaderAndAnalyzer) {
  std::string lines;
  for (int i = 0; i < 40'000; ++i)
    lines += "Some words, Straße and naïve ones, слова и 東京 of line " + std::to_string(i) + "\n";
  const TemporaryDirectory folder;
  InputOptions input;
  input.path = {folder.write("lines.txt", lines)};
  input.format = {"lines", {}};
  const Registry families = registry();
  CorpusReader reader(input, families);
  const Analyzer analyzer(english_text(), families);
  std::mutex mutex;
  std::size_t documents = 0;
  const auto work = [&] {
    DocumentCounter counter(analyzer);
    const auto next = [&] {
      const std::lock_guard lock(mutex);
      return reader.next();
    };
    while (auto raw = next()) {
      const auto counts = counter.count(reader.parse(std::move(*raw)));
      const std::lock_guard lock(mutex);
      documents += counts.documents.size();
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(documents, 40'000U);
}

}  // namespace
}  // namespace topicmill
