#include "text/document_counter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <mutex>
#include <thread>

#include "tests/temporary_directory.hpp"
#include "text/corpus_reader.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

Registry registry() { return Registry().add(builtin_readers()).add(builtin_tokenizers()).add(builtin_filters()); }

Batch batch_of(std::vector<std::string> texts) {
  Batch batch;
  for (auto& text : texts) batch.documents.push_back({"id", "origin", std::move(text), {"section"}});
  return batch;
}

TEST(DocumentCounter, CountsEachDocumentOnItsOwn) {
  DocumentCounter counter(Analyzer(TextOptions{}, registry()));
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
  const Analyzer analyzer(TextOptions{}, families);
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
