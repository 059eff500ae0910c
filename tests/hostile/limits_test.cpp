// input.limits, and inputs that no reader should trip over: long lines, quotes without end, links in circles, pipes.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>

#include "files/inputs.hpp"
#include "files/printable_name.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
namespace fs = std::filesystem;

class Limits : public testing::Test {
 protected:
  /// Limits of one MiB.
  InputOptions options(const std::string& name, const std::string& bytes, const std::string& format) const {
    auto made = options_for({directory_.write(name, bytes)}, format);
    made.limits.record_mb = 1;
    made.on_error = OnError::skip;
    return made;
  }
  TemporaryDirectory directory_;
};

std::vector<std::string> outcome(const InputOptions& options) {
  const auto corpus = read_corpus(options);
  std::vector<std::string> lines;
  for (const auto& document : corpus.documents) lines.push_back(document.text.substr(0, 9));
  for (const auto& reject : corpus.rejects) {
    lines.push_back(reject.origin.substr(options.path[0].size()) + " " + reject.reason);
  }
  return lines;
}

const std::string too_long(3'000'000, 'x');

TEST_F(Limits, LongLinesAreRefusedWithPlaceAndReason) {
  auto lines = options("a.txt", "one\n" + too_long + "\ntwo\n", "lines");
  EXPECT_THAT(outcome(lines),
              ElementsAre("one", "two", ":2 a line of more than 1 MiB; raise input.limits.record_mb if that is meant"));
  lines.limits.record_mb = 4;
  EXPECT_THAT(outcome(lines), ElementsAre("one", "xxxxxxxxx", "two"));
}

TEST_F(Limits, LongFilesAreRefused) {
  EXPECT_THAT(outcome(options("a.txt", too_long, "files")),
              ElementsAre(" a file of more than 1 MiB; raise input.limits.record_mb if that is meant"));
}

TEST_F(Limits, QuotesWithoutEndAreRefused) {
  EXPECT_THAT(outcome(options("a.csv", "text\none\n\"" + too_long + "\ntwo\n", "csv")),
              ElementsAre("one", "two",
                          ":3 a row, perhaps for want of a closing quote, of more than 1 MiB; raise "
                          "input.limits.record_mb if that is meant"));
}

TEST_F(Limits, DeepJsonIsRefused) {
  const std::string deep = "{\"text\":\"x\",\"a\":" + std::string(500'000, '[') + std::string(500'000, ']') + "}\n";
  EXPECT_THAT(outcome(options("a.jsonl", "{\"text\":\"one\"}\n" + deep, "jsonl")),
              ElementsAre("one", ":2 JSON nested deeper than 256"));
}

TEST_F(Limits, AreOptions) {
  const Registry registry = reader_registry();
  Reading reading(registry);
  InputLimits limits;
  read_option(Value::map({{"record_mb", {}, Value::scalar("1024")}, {"unpacked_gb", {}, Value::scalar("2.5")}}), limits,
              reading);
  EXPECT_TRUE(reading.problems().empty());
  EXPECT_EQ(limits.record_bytes(), std::size_t{1} << 30);
  EXPECT_EQ(limits.unpacked_gb, 2.5);
  read_option(Value::map({{"record_mb", {}, Value::scalar("4096")}}), limits, reading);
  ASSERT_EQ(reading.problems().size(), 1U);
}

TEST_F(Limits, PipesAndLinksInCirclesAreNoFilesOfAFolder) {
  directory_.write("c/a.txt", "x");
  ASSERT_EQ(::mkfifo(directory_.path("c/pipe").c_str(), 0600), 0);
  fs::create_symlink("itself", directory_.path("c/itself"));
  fs::create_symlink("/dev/zero", directory_.path("c/zero"));
  fs::create_directory_symlink("..", directory_.path("c/up"));
  std::vector<std::string> names;
  for (const auto& input : expand_inputs({directory_.path("c")})) names.push_back(input.path);
  EXPECT_THAT(names, ElementsAre(directory_.path("c/a.txt")));
}

TEST(PrintableName, HasNoControlsAndIsUtf8) {
  using namespace std::string_literals;
  EXPECT_EQ(printable_name("naïve 東京.txt"), "naïve 東京.txt");
  EXPECT_EQ(printable_name("a\nb\0c\x7F"s), "a\uFFFDb\uFFFDc\uFFFD");
  EXPECT_EQ(printable_name("\x1B[2J\u0085\u2028"), "\uFFFD[2J\uFFFD\uFFFD");
  EXPECT_EQ(printable_name("caf\xE9.txt"), "caf\uFFFD.txt");
  EXPECT_EQ(printable_name(""), "");
}

}  // namespace
}  // namespace topicmill
