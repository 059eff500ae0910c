// zstd and xz: what was packed comes back, whatever memory it was packed with; a limit of memory is named as that.
#include "files/compression/decompressor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/compression/unzstd.hpp"
#include "files/hashed_file.hpp"
#include "files/input_limits.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using namespace std::string_literals;

/// A zstd frame of one block that is stored as it is, with a window of 2^`window_log` bytes.
std::string frame(const std::string& content, int window_log) {
  const auto size = static_cast<std::uint32_t>(content.size()) << 3 | 1U;  // the last block
  std::string bytes = "\x28\xB5\x2F\xFD\0"s;
  bytes += static_cast<char>((window_log - 10) << 3);
  for (int shift = 0; shift < 24; shift += 8) bytes += static_cast<char>(size >> shift);
  return bytes + content;
}

/// A frame that holds no data, as pzstd writes before each that does.
std::string skippable(std::uint32_t size) {
  return "\x50\x2A\x4D\x18"s + static_cast<char>(size) + "\0\0\0"s + std::string(size, 'x');
}

class Decompressors : public testing::Test {
 protected:
  std::string unpacked(const std::string& bytes, std::int64_t memory_mb = 2048) const {
    HashedFile file(directory_.write("packed", bytes));
    InputLimits limits;
    limits.unpacking_mb = memory_mb;
    const auto decompressor = make_decompressor(file, limits);
    if (!decompressor) return "not packed";
    std::string content;
    for (auto block = decompressor->read_block(); !block.empty(); block = decompressor->read_block()) content += block;
    return content;
  }

  std::string packed(const std::string& filter, const std::string& content) const {
    write_archive(directory_.path("made"), "raw", filter, {{"x", content}});
    return slurp(directory_.path("made"));
  }

  std::string problem_of(const std::string& bytes, std::int64_t memory_mb = 2048) const {
    return message_of([&] { unpacked(bytes, memory_mb); });
  }

  TemporaryDirectory directory_;
};

TEST_F(Decompressors, GiveBackWhatWasPacked) {
  for (const std::string filter : {"gzip", "zstd", "xz"}) {
    for (const auto& content : {""s, "a"s, noise(1'500'000), std::string(3'000'000, 'x')}) {
      EXPECT_TRUE(unpacked(packed(filter, content)) == content) << filter << ' ' << content.size();
    }
  }
  EXPECT_EQ(unpacked("plain"), "not packed");
}

TEST_F(Decompressors, FramesAndStreamsFollowEachOther) {
  for (const std::string filter : {"gzip", "zstd", "xz"}) {
    EXPECT_EQ(unpacked(packed(filter, "one") + packed(filter, "") + packed(filter, "two")), "onetwo") << filter;
  }
  EXPECT_EQ(unpacked(skippable(4) + frame("one", 20) + skippable(0) + frame("two", 20)), "onetwo");
  EXPECT_FALSE(is_zstd(skippable(4)));
}

TEST_F(Decompressors, ReadEveryWindowOfZstd) {
  for (const int window_log : {10, 27, 28, 30, 31})
    EXPECT_EQ(unpacked(frame("text", window_log)), "text") << window_log;
}

TEST_F(Decompressors, NameTheLimitOfMemory) {
  const std::string mend =
      "its zstd window is larger than 200 MiB; raise input.limits.unpacking_mb (zstd --long=31 needs 2048)";
  EXPECT_EQ(unpacked(frame("text", 27), 200), "text");
  EXPECT_EQ(problem_of(frame("text", 28), 200), mend);
  EXPECT_EQ(problem_of(frame("text", 27) + frame("text", 31), 200), mend);
  EXPECT_EQ(problem_of(packed("xz", "text"), 4),
            "its xz dictionary needs 9 MiB of memory, more than 4 MiB; raise input.limits.unpacking_mb");
  EXPECT_EQ(unpacked(packed("xz", "text"), 8), "text");
}

/// The error of an archive is the same, and does not call the file damaged.
TEST_F(Decompressors, AnArchiveNamesItToo) {
  const auto path = directory_.write("a.zst", frame("text", 28));
  InputLimits limits;
  limits.unpacking_mb = 255;
  EXPECT_EQ(
      message_of([&] { Archive(path, limits).next_member(); }),
      "cannot read '" + path +
          "': its zstd window is larger than 255 MiB; raise input.limits.unpacking_mb (zstd --long=31 needs 2048)");
  write_archive(directory_.path("b.tar.xz"), "tar", "xz", {{"a", "text"}});
  limits.unpacking_mb = 1;
  EXPECT_THAT(message_of([&] { Archive(directory_.path("b.tar.xz"), limits).next_member(); }),
              EndsWith("more than 1 MiB; raise input.limits.unpacking_mb"));
}

TEST_F(Decompressors, TellWhatIsWrong) {
  for (const std::string filter : {"zstd", "xz"}) {
    const auto whole = packed(filter, noise(300'000));
    for (const std::size_t kept : {whole.size() - 1, whole.size() / 2, std::size_t{20}}) {
      EXPECT_EQ(problem_of(whole.substr(0, kept)), "truncated " + filter + " input") << kept;
    }
    EXPECT_THAT(problem_of(whole + "behind the last of them"), HasSubstr("data are broken")) << filter;
  }
  auto changed = packed("xz", noise(300'000));
  changed[changed.size() / 2] ^= 1;
  EXPECT_EQ(problem_of(changed), "the xz data are broken");
  changed = frame("text", 20);
  changed[6] ^= 6;  // no kind of block
  EXPECT_THAT(problem_of(changed), HasSubstr("the zstd data are broken"));
}

}  // namespace
}  // namespace topicmill
