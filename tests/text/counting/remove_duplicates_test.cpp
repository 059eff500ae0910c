// Duplicates leave no trace in the counts: the same as of a corpus without them, for any number of threads.
#include "text/counting/remove_duplicates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <random>

#include "tests/temporary_directory.hpp"
#include "tests/text/count_matrix.hpp"
#include "tests/text/english.hpp"
#include "tests/text/reading.hpp"
#include "text/counting/count_corpus.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

Registry registry() {
  return Registry()
      .add(builtin_readers())
      .add(builtin_tokenizers())
      .add(builtin_char_filters())
      .add(builtin_filters())
      .add(builtin_duplicate_finders())
      .add(builtin_passage_cutters());
}

class RemoveDuplicates : public testing::Test {
 protected:
  CountedCorpus count(const std::string& lines, const std::string& finder, int threads = 2,
                      const std::string& passages = "none") const {
    const Registry families = registry();
    const auto input = options_for({folder_.write("lines.txt", lines)}, "lines");
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    return arena.execute([&] {
      CorpusReader reader(input, families);
      const auto duplicates = families.make(Choice<DuplicateFinder>{finder, {}});
      const auto cutter = families.make(Choice<PassageCutter>{passages, {}});
      return count_corpus(reader, Analyzer(english_text(), families),
                          {std::nullopt, duplicates.get(), {}, cutter.get()});
    });
  }

  CountMatrix counts_of(const std::string& lines, const std::string& finder) const {
    auto corpus = count(lines, finder);
    return take_counts(corpus);
  }

  const TemporaryDirectory folder_;
};

std::vector<std::string> ids_of(const CountedCorpus& corpus) {
  std::vector<std::string> ids;
  for (const auto& document : corpus.documents) ids.push_back(document.id);
  return ids;
}

void expect_equal_counts(const CountMatrix& a, const CountMatrix& b) {
  EXPECT_EQ(a.terms, b.terms);
  EXPECT_EQ(a.document_frequencies, b.document_frequencies);
  EXPECT_EQ(a.counts.cols, b.counts.cols);
  EXPECT_EQ(a.counts.rows, b.counts.rows);
  EXPECT_EQ(a.counts.row_starts, b.counts.row_starts);
  EXPECT_EQ(a.counts.columns, b.counts.columns);
  EXPECT_EQ(a.counts.values, b.counts.values);
}

TEST_F(RemoveDuplicates, TheFirstStays) {
  auto corpus = count("cat dog\nfish\n cat  dog\nfish\nCAT dog\ncat dog\n", "exact");
  EXPECT_EQ(corpus.documents.size(), 3U);
  ASSERT_EQ(corpus.duplicates.size(), 3U);
  EXPECT_THAT(corpus.duplicates[0].origin, testing::EndsWith("lines.txt:3"));
  EXPECT_EQ(corpus.duplicates[0].original, 0);
  EXPECT_EQ(corpus.duplicates[1].original, 1);
  EXPECT_THAT(corpus.duplicates[2].origin, testing::EndsWith("lines.txt:6"));
  expect_equal_counts(take_counts(corpus), counts_of("cat dog\nfish\nCAT dog\n", "keep"));
}

TEST_F(RemoveDuplicates, TermsOfDuplicatesAloneAreGone) {
  const std::string words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ";
  std::string text;
  for (int i = 0; i < 4; ++i) text += words;
  auto corpus = count(text + "\n" + text + "zebra\nfish\n", "near");
  ASSERT_EQ(corpus.duplicates.size(), 1U);
  EXPECT_GT(*corpus.duplicates[0].similarity, 0.8);
  expect_equal_counts(take_counts(corpus), counts_of(text + "\nfish\n", "keep"));
}

TEST_F(RemoveDuplicates, ADuplicateGoesWithAllItsPassages) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "wort" + std::to_string(i % 90 + i / 250 * 40) + " ";
  auto corpus = count(text + "\nfish\n" + text + "\nbird\n" + text + "zebra\n", "exact", 2, "words");
  auto expected = count(text + "\nfish\nbird\n" + text + "zebra\n", "keep", 2, "words");
  ASSERT_EQ(corpus.duplicates.size(), 1U);
  EXPECT_GT(corpus.passages->ends.front(), 1);
  EXPECT_EQ(corpus.passages->ends, expected.passages->ends);
  EXPECT_EQ(corpus.passages->list.back().end, expected.passages->list.back().end);
  EXPECT_EQ(corpus.rows(), expected.rows());
  expect_equal_counts(take_counts(corpus), take_counts(expected));
}

TEST_F(RemoveDuplicates, KeepComparesNothing) {
  const auto corpus = count("a cat\na cat\n", "keep");
  EXPECT_EQ(corpus.documents.size(), 2U);
  EXPECT_TRUE(corpus.duplicates.empty());
}

/// Some batches of lines, half of which repeat others but for some words.
std::string repetitive_lines() {
  std::mt19937 random(31);
  std::vector<std::vector<std::string>> texts;
  std::string lines;
  while (lines.size() < (4U << 20)) {
    std::vector<std::string> words;
    if (!texts.empty() && random() % 2 == 0) words = texts[random() % texts.size()];
    words.resize(std::max<std::size_t>(words.size(), 60));
    for (auto& word : words) {
      if (word.empty() || random() % 70 == 0) word = "wort" + std::to_string(random() % 50'000);
    }
    for (const auto& word : words) lines += word + " ";
    lines += "\n";
    texts.push_back(std::move(words));
  }
  return lines;
}

TEST_F(RemoveDuplicates, DoesNotDependOnThreads) {
  const std::string lines = repetitive_lines();
  auto expected = count(lines, "near", 1);
  const auto expected_counts = take_counts(expected);
  EXPECT_GT(expected.duplicates.size(), expected.documents.size() / 20);
  for (const int threads : {2, 5}) {
    auto other = count(lines, "near", threads);
    expect_equal_counts(take_counts(other), expected_counts);
    EXPECT_EQ(ids_of(other), ids_of(expected));
    ASSERT_EQ(other.duplicates.size(), expected.duplicates.size());
    for (std::size_t i = 0; i < expected.duplicates.size(); ++i) {
      ASSERT_EQ(other.duplicates[i].origin, expected.duplicates[i].origin);
      ASSERT_EQ(other.duplicates[i].original, expected.duplicates[i].original);
      ASSERT_EQ(other.duplicates[i].similarity, expected.duplicates[i].similarity);
    }
  }
}

}  // namespace
}  // namespace topicmill
