// Counted leniencies: the same warnings for any number of threads, and for any order of merging.
#include "text/records/leniency.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"
#include "text/input/corpus_pass.hpp"
#include "text/readers/lines_reader.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Leniency shout{"exclamation mark was lowered", "exclamation marks were lowered"};
constexpr Leniency question{"question was read", "questions were read"};
constexpr Leniency quiet{"file is called quiet", "files are called quiet"};

/// Is lenient with exclamation marks, questions, and a name.
struct LenientReader : LinesReader {
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override {
    auto file = LinesReader::open(stream, source);
    if (source.path.ends_with("quiet.txt")) file->leniencies.push_back(quiet);
    return file;
  }
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override {
    leniencies.add(shout, record, std::count(record.bytes.begin(), record.bytes.end(), '!'));
    if (record.bytes.ends_with('?')) leniencies.add(question, record);
    return LinesReader::parse(record, wanted, leniencies);
  }
};

struct Leniencies : testing::Test {
  static Record at_line(const std::shared_ptr<const FileContext>& file, std::int64_t line) {
    Record record;
    record.file = file;
    record.line = line;
    record.number = line - 1;
    return record;
  }

  std::vector<std::string> warnings(int threads) {
    Registry registry = reader_registry();
    registry.family<Reader>().add(member<Reader, LenientReader>("lenient", "Lines."));
    CorpusReader reader(options_for({directory.path().string()}, "lenient"), registry);
    tbb::task_arena(threads).execute([&] {
      pass_over<int>(
          reader, [](Batch&&) { return 0; }, [](int&&) {}, PassProgress{});
    });
    return reader.warnings();
  }

  const std::shared_ptr<const FileContext> file =
      std::make_shared<FileContext>(SourceFile{"a.txt", "a.txt", true, false}, "UTF-8");
  TemporaryDirectory directory;
};

TEST_F(Leniencies, AreMergedInAnyOrder) {
  LeniencyTally first;
  first.add(shout, at_line(file, 2), 3);
  LeniencyTally second;
  second.add(question, at_line(file, 5));
  second.add(shout, at_line(file, 4));
  LeniencyTally backward = second;
  backward.merge(first);
  first.merge(second);
  EXPECT_THAT(first.warnings(),
              ElementsAre("4 exclamation marks were lowered, the first at a.txt:2", "1 question was read, at a.txt:5"));
  EXPECT_EQ(backward.warnings(), first.warnings());
}

TEST_F(Leniencies, OfNoneAreNone) {
  LeniencyTally tally;
  tally.add(shout, at_line(file, 1), 0);
  EXPECT_TRUE(tally.is_empty());
  EXPECT_THAT(tally.warnings(), IsEmpty());
}

TEST_F(Leniencies, AreTheSameForAnyNumberOfThreads) {
  std::string lines;
  for (int i = 1; i <= 20'000; ++i) lines += i % 7'000 == 0 ? "what?\n" : i > 4'999 && i % 10 == 0 ? "no!\n" : "yes\n";
  const std::string loud = directory.write("loud.txt", lines);
  const std::string silent = directory.write("quiet.txt", "is it?\n");
  const auto expected =
      ElementsAre("1499 exclamation marks were lowered, the first at " + loud + ":5000",
                  "3 questions were read, the first at " + loud + ":7000", "1 file is called quiet, at " + silent);
  EXPECT_THAT(warnings(1), expected);
  EXPECT_THAT(warnings(8), expected);
}

}  // namespace
}  // namespace topicmill
