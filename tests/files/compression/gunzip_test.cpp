#include "files/compression/gunzip.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "files/hashed_file.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

class GunzipTest : public testing::Test {
 protected:
  /// A gzip member of this content.
  std::string packed(const std::string& content) const {
    write_archive(directory_.path("member"), "raw", "gzip", {{"x", content}});
    return slurp(directory_.path("member"));
  }

  std::string unpacked(const std::string& bytes) const {
    HashedFile file(directory_.write("file.gz", bytes));
    Gunzip gunzip(file);
    std::string content;
    for (auto block = gunzip.read_block(); !block.empty(); block = gunzip.read_block()) content += block;
    return content;
  }

  std::string problem_of(const std::string& bytes) const {
    return message_of([&] { unpacked(bytes); });
  }

  TemporaryDirectory directory_;
};

/// Words of a small vocabulary: they compress to matches of many lengths and distances.
std::string words(std::size_t count) {
  std::mt19937 random(1);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += "word" + std::to_string(random() % 900) + (i % 12 == 0 ? "\n" : " ");
  }
  return text;
}

TEST_F(GunzipTest, GivesBackWhatWasPacked) {
  for (const auto& content : {std::string(), std::string("a"), words(300'000), noise(1'500'000)}) {
    EXPECT_TRUE(unpacked(packed(content)) == content) << content.size();
  }
}

TEST_F(GunzipTest, MembersFollowEachOther) {
  const auto text = words(5'000);
  EXPECT_EQ(unpacked(packed(text) + packed("") + packed("end")), text + "end");
}

/// Files are read in blocks of 1 MiB: a member may end with one, or just before or behind.
TEST_F(GunzipTest, MembersMayEndWhereABlockOfTheFileDoes) {
  const auto bytes = noise((1 << 20) + 100);
  const std::size_t overhead = packed(bytes).size() - bytes.size();
  for (std::size_t behind = 0; behind < 24; ++behind) {
    const auto content = bytes.substr(0, (1 << 20) + 12 - behind - overhead);
    ASSERT_TRUE(unpacked(packed(content) + packed("more")) == content + "more") << behind;
  }
}

TEST_F(GunzipTest, WhatIsBehindTheLastMemberIsPassedOver) {
  EXPECT_EQ(unpacked(packed("text") + std::string(600, '\0')), "text");
  EXPECT_EQ(unpacked(packed("text") + "\x1F!"), "text");
}

TEST_F(GunzipTest, TellsWhatIsWrong) {
  EXPECT_EQ(problem_of(packed("text") + "\x1F\x8B"), "truncated gzip input");
  const auto whole = packed(words(2'000));
  EXPECT_EQ(problem_of(whole.substr(0, whole.size() - 9)), "truncated gzip input");
  EXPECT_EQ(problem_of(whole.substr(0, whole.size() - 1)), "truncated gzip input");
  auto changed = whole;
  changed[whole.size() - 6] ^= 1;
  EXPECT_EQ(problem_of(changed), "the gzip checksum does not match");
  changed = whole;
  changed[2] = 7;
  EXPECT_EQ(problem_of(changed), "the gzip header is wrong");
}

/// Some bits of a file mean nothing; what other bytes say is never taken for another text.
TEST_F(GunzipTest, NoChangedByteChangesTheText) {
  const auto text = words(60);
  const auto whole = packed(text);
  for (std::size_t at = 10; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] ^= 0x20;
    std::string content;
    const auto problem = message_of([&] { content = unpacked(changed); });
    ASSERT_TRUE(content == text || problem != "nothing was thrown") << at;
  }
}

}  // namespace
}  // namespace topicmill
