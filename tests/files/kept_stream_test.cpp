// What can be read only once is read by all who open it, from its beginning.
#include "files/kept_stream.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "files/hashed_file.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

constexpr std::size_t more_than_memory = Spool::memory_bytes + (1 << 20);

/// Writes to FIFOs, one after the other, as soon as somebody reads them.
class Writer {
 public:
  Writer(std::vector<std::string> paths, std::string bytes)
      : thread_([paths = std::move(paths), bytes = std::move(bytes)] {
          std::signal(SIGPIPE, SIG_IGN);  // a reader that gives up
          for (const auto& path : paths) write(path, bytes);
        }) {}
  ~Writer() { thread_.join(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

 private:
  static void write(const std::string& path, std::string_view bytes) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    while (!bytes.empty()) {
      const auto written = ::write(descriptor, bytes.data(), bytes.size());
      if (written <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    ::close(descriptor);
  }

  std::thread thread_;
};

class KeptStreamTest : public testing::Test {
 protected:
  std::string fifo(const std::string& name = "p") const {
    const auto path = directory_.path(name);
    ::mkfifo(path.c_str(), 0600);
    return path;
  }

  static std::string read_all(const std::string& path, double spool_gb = InputLimits().spool_gb) {
    InputLimits limits;
    limits.spool_gb = spool_gb;
    HashedFile file(path, limits.spool_bytes());
    std::string bytes;
    for (auto block = file.read_block(); !block.empty(); block = file.read_block()) bytes += block;
    return bytes;
  }

  TemporaryDirectory directory_;
};

TEST_F(KeptStreamTest, IsWhatIsNeitherFileNorFolder) {
  EXPECT_TRUE(is_stream("-"));
  EXPECT_TRUE(is_stream("/dev/stdin"));
  EXPECT_TRUE(is_stream("/dev/fd/63"));  // of a process that is over
  EXPECT_TRUE(is_stream("/dev/null"));
  EXPECT_TRUE(is_stream(fifo()));
  EXPECT_FALSE(is_stream(directory_.write("file", "x")));
  EXPECT_FALSE(is_stream(directory_.path().string()));
  EXPECT_FALSE(is_stream(directory_.path("nothing")));
  EXPECT_FALSE(is_stream("sqlite:///news.db"));
}

TEST_F(KeptStreamTest, IsReadFromItsBeginningByAll) {
  const KeepStreams kept;
  const auto path = fifo();
  const auto bytes = noise(3'000'000);
  const Writer writer({path}, bytes);
  EXPECT_TRUE(may_look_into(path));
  EXPECT_FALSE(can_be_read_again(path));  // nobody has read it
  EXPECT_EQ(HashedFile(path).peek(10).substr(0, 10), bytes.substr(0, 10));
  HashedFile first(path);
  HashedFile second(path);
  EXPECT_EQ(first.peek(1 << 20).substr(0, 100), second.peek(100).substr(0, 100));
  first.finish();
  second.finish();
  EXPECT_EQ(first.hash(), second.hash());
  EXPECT_EQ(read_all(path), bytes);
  EXPECT_TRUE(can_be_read_again(path));
}

TEST_F(KeptStreamTest, IsForgottenWithWhoKeptIt) {
  const auto path = fifo();
  EXPECT_FALSE(may_look_into(path));
  for (const std::string bytes : {"first", "second"}) {
    const KeepStreams kept;
    const Writer writer({path}, bytes);
    EXPECT_EQ(read_all(path), bytes);
    EXPECT_EQ(read_all(path), bytes);
  }
  EXPECT_FALSE(can_be_read_again(path));
}

TEST_F(KeptStreamTest, LiesOnDiskWhereItIsLong) {
  const KeepStreams kept;
  const auto path = fifo();
  const std::string bytes = noise(more_than_memory);
  const Writer writer({path}, bytes);
  EXPECT_TRUE(read_all(path) == bytes);
  EXPECT_TRUE(read_all(path) == bytes);
  EXPECT_FALSE(is_lost(path));
}

TEST_F(KeptStreamTest, IsReadToItsEndOnceWhereItIsLongerThanItsLimit) {
  const KeepStreams kept;
  const auto path = fifo();
  const std::string bytes = noise(more_than_memory);
  const Writer writer({path}, bytes);
  EXPECT_TRUE(read_all(path, 0) == bytes);
  EXPECT_TRUE(is_lost(path));
  EXPECT_FALSE(may_look_into(path));
  EXPECT_EQ(plan_inputs(options_for({path})).at(0).format, "");
  EXPECT_FALSE(can_be_read_again(path));
  EXPECT_EQ(message_of([&] { read_all(path); }),
            "there is no second pass: '" + path +
                "' is longer than input.limits.spool_gb lets it be kept; raise that, or save it to a file and name "
                "that in input.path");
}

TEST_F(KeptStreamTest, TellsOfAScratchFileThatCannotBeWritten) {
  const auto path = fifo();
  const Writer writer({path}, noise(more_than_memory));
  const KeepStreams kept;
  ::setenv("TMPDIR", directory_.path("nowhere").c_str(), 1);
  const auto message = message_of<OutputError>([&] { read_all(path); });
  ::unsetenv("TMPDIR");
  EXPECT_THAT(message, HasSubstr("cannot write to a scratch file in '" + directory_.path("nowhere") + "'"));
}

TEST_F(KeptStreamTest, IsReadOnWhereItsWriterGoesOnToAnother) {
  const KeepStreams kept;
  const auto first = fifo("first");
  const auto second = fifo("second");
  const auto bytes = noise(1 << 20);
  const Writer writer({first, second}, bytes);
  EXPECT_FALSE(HashedFile(first).peek(1).empty());
  EXPECT_EQ(read_all(second), bytes);
  EXPECT_EQ(read_all(first), bytes);
}

TEST_F(KeptStreamTest, IsPlannedAsAFileWhereItIsKept) {
  const auto path = fifo();
  EXPECT_EQ(plan_inputs(options_for({path})).at(0).format, "");
  const KeepStreams kept;
  const Writer writer({path}, "{\"text\": \"a\"}\n{\"text\": \"b\"}\n");
  EXPECT_EQ(plan_inputs(options_for({path})).at(0).format, "jsonl");
  EXPECT_EQ(read_corpus(options_for({path})).documents.size(), 2U);
}

TEST_F(KeptStreamTest, IsUnpackedLikeAFile) {
  const KeepStreams kept;
  for (const std::string filter : {"gzip", "zstd", "xz", "bzip2"}) {
    write_archive(directory_.path(filter), "tar", filter,
                  {{"a.jsonl", "{\"text\": \"a\"}\n"}, {"b.jsonl", "{\"text\": \"b\"}\n"}});
    const auto path = fifo("p" + filter);
    const Writer writer({path}, slurp(directory_.path(filter)));
    EXPECT_EQ(plan_inputs(options_for({path})).at(0).member, "a.jsonl");
    EXPECT_EQ(read_corpus(options_for({path})).documents.size(), 2U) << filter;
  }
}

TEST_F(KeptStreamTest, ThatIsADatabaseIsRefused) {
  const KeepStreams kept;
  const auto path = fifo();
  const Writer writer({path}, std::string("SQLite format 3\0", 16) + std::string(84, 'x'));
  EXPECT_EQ(message_of([&] { read_corpus(options_for({path})); }),
            "'" + path +
                "' is a database, which cannot be read from a pipe; save it to a file and name that in "
                "input.path");
}

}  // namespace
}  // namespace topicmill
