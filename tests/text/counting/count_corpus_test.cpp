// The pipeline from files to counts: the same for any number of threads; errors come out in corpus order.
#include "text/counting/count_corpus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <random>

#include "base/error.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/count_matrix.hpp"
#include "tests/text/english.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Registry registry() {
  return Registry().add(builtin_readers()).add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
}

class CountCorpus : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& content) const { return folder_.write(name, content); }

  static InputOptions input_of(const std::string& path, const std::string& format) {
    InputOptions input;
    input.path = {path};
    input.format = {format, {}};
    return input;
  }

  static CountedCorpus count(const InputOptions& input, int threads = 2, const PassProgress& progress = {}) {
    const Registry families = registry();
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    return arena.execute([&] {
      CorpusReader reader(input, families);
      return count_corpus(reader, Analyzer(english_text(), families), {std::nullopt, nullptr, progress});
    });
  }

  const TemporaryDirectory folder_;
};

TEST_F(CountCorpus, CountsALineADocument) {
  auto corpus = count(input_of(write("pets.txt", "Cat dog CAT\n\nThe fish\n"), "lines"));
  const auto [terms, document_frequencies, counts] = take_counts(corpus);
  EXPECT_THAT(terms, ElementsAre("cat", "dog", "fish"));
  EXPECT_THAT(document_frequencies, ElementsAre(1, 1, 1));
  EXPECT_EQ(corpus.documents.front().tokens, 3);
  EXPECT_EQ(corpus.documents.back().tokens, 1);
  EXPECT_THAT(counts.columns, ElementsAre(0, 1, 2));
  EXPECT_THAT(counts.values, ElementsAre(2, 1, 1));
  EXPECT_EQ(counts.rows, static_cast<std::int64_t>(corpus.documents.size()));
}

/// Some MiB of lines, so that there are several batches.
std::string many_lines() {
  std::mt19937 random(23);
  std::string text;
  while (text.size() < (5U << 20)) {
    for (auto n = random() % 200; n > 0; --n)
      text += "Wort" + std::to_string(random() % 3000) + (n % 9 ? " " : " naïve ");
    text += "last\n";
  }
  return text;
}

TEST_F(CountCorpus, DoesNotDependOnThreads) {
  const auto input = input_of(write("many.txt", many_lines()), "lines");
  auto expected = count(input, 1);
  const auto expected_counts = take_counts(expected);
  EXPECT_GT(expected_counts.counts.nonzeros(), 100'000);
  for (const int threads : {2, 5}) {
    auto other = count(input, threads);
    const auto other_counts = take_counts(other);
    EXPECT_EQ(other_counts.terms, expected_counts.terms);
    EXPECT_EQ(other_counts.counts.row_starts, expected_counts.counts.row_starts);
    EXPECT_EQ(other_counts.counts.columns, expected_counts.counts.columns);
    EXPECT_EQ(other_counts.counts.values, expected_counts.counts.values);
    ASSERT_EQ(other.documents.size(), expected.documents.size());
    for (std::size_t i = 0; i < expected.documents.size(); ++i) {
      ASSERT_EQ(other.documents[i].id, expected.documents[i].id);
      ASSERT_EQ(other.documents[i].tokens, expected.documents[i].tokens);
    }
  }
}

constexpr std::int64_t synthetic_documents = 1'000'000;

/// A million documents out of nothing: every one has the word "all", every tenth "tenth".
class SyntheticReader : public Reader {
 public:
  std::shared_ptr<FileContext> open(TextStream& /*stream*/, const SourceFile& source) override {
    return std::make_shared<FileContext>(source, "UTF-8");
  }
  bool cut(TextStream& /*stream*/, Record& record) override {
    record.line = ++made_;
    record.bytes = made_ % 10 == 0 ? "all tenth" : "all";
    return made_ <= synthetic_documents;
  }
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> /*wanted*/,
                                LeniencyTally& /*leniencies*/) const override {
    return {{"text", record.bytes, {}}};
  }

 private:
  std::int64_t made_ = 0;
};

TEST_F(CountCorpus, CountsAMillionDocumentsOfASyntheticSource) {
  Registry families = registry();
  families.family<Reader>().add(member<Reader, SyntheticReader>("synthetic", "Documents out of nothing."));
  CorpusReader reader(input_of(write("empty.txt", ""), "synthetic"), families);
  TextOptions options;
  options.filters.clear();
  auto corpus = count_corpus(reader, Analyzer(options, families));
  const auto [terms, document_frequencies, counts] = take_counts(corpus);
  EXPECT_THAT(terms, ElementsAre("all", "tenth"));
  EXPECT_THAT(document_frequencies, ElementsAre(synthetic_documents, synthetic_documents / 10));
  EXPECT_EQ(counts.rows, synthetic_documents);
  EXPECT_EQ(counts.nonzeros(), synthetic_documents * 11 / 10);
  EXPECT_THAT(corpus.documents.back().id, testing::EndsWith("empty.txt:1000000"));
}

TEST_F(CountCorpus, TellsProgressAndStopsWhenItThrows) {
  const auto input = input_of(write("many.txt", many_lines()), "lines");
  std::int64_t bytes = 0;
  std::int64_t documents = 0;
  std::int64_t total = 0;
  const auto corpus = count(input, 2, [&](std::int64_t read, std::int64_t in_all, std::int64_t so_far) {
    EXPECT_GE(read, bytes);
    EXPECT_GE(so_far, documents);
    bytes = read;
    total = in_all;
    documents = so_far;
  });
  EXPECT_EQ(bytes, total);
  EXPECT_EQ(documents, static_cast<std::int64_t>(corpus.documents.size()));
  EXPECT_THROW(count(input, 2, [](auto...) { throw Interrupted(); }), Interrupted);
}

TEST_F(CountCorpus, ThrowsTheFirstErrorOfTheCorpus) {
  std::string lines;
  for (int i = 0; lines.size() < (4U << 20); ++i) {
    lines += i == 40'000 || i == 60'000
                 ? "{broken\n"
                 : "{\"text\": \"some words about cats and dogs, number " + std::to_string(i) + "\"}\n";
  }
  auto input = input_of(write("broken.jsonl", lines), "jsonl");
  for (int i = 0; i < 5; ++i) {
    try {
      count(input, 5);
      FAIL() << "no error";
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr("broken.jsonl:40001"));
    }
  }
  input.on_error = OnError::skip;
  const auto corpus = count(input, 5);
  ASSERT_EQ(corpus.rejects.size(), 2U);
  EXPECT_THAT(corpus.rejects[0].origin, HasSubstr("broken.jsonl:40001"));
  EXPECT_THAT(corpus.rejects[1].origin, HasSubstr("broken.jsonl:60001"));
}

}  // namespace
}  // namespace topicmill
