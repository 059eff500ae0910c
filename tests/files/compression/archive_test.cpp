// Plain, compressed and archived inputs; damage is an error, never less text.
#include "files/compression/archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdio>

#include "tests/temporary_directory.hpp"
#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::StartsWith;

Members read_all(const std::string& path) {
  Archive archive(path);
  auto members = read_members(archive);
  archive.finish();
  return members;
}

class CompressedBy : public testing::TestWithParam<std::string> {};

TEST_P(CompressedBy, FileGivesItsContent) {
  TemporaryDirectory directory;
  const std::string content = noise(300'000);
  write_archive(directory.path("named_oddly"), "raw", GetParam(), {{"x", content}});
  EXPECT_THAT(read_all(directory.path("named_oddly")), ElementsAre(Pair("", content)));
}

TEST_P(CompressedBy, EmptyFileIsOneEmptyFile) {
  TemporaryDirectory directory;
  write_archive(directory.path("e"), "raw", GetParam(), {{"x", ""}});
  EXPECT_THAT(read_all(directory.path("e")), ElementsAre(Pair("", "")));
}

TEST_P(CompressedBy, TarGivesItsMembersInOrder) {
  TemporaryDirectory directory;
  const Members members{{"d/", ""},           {"./d/b.txt", "B"},         {"d/.hidden", "h"},
                        {".git/config", "g"}, {"d/é.txt", noise(70'000)}, {"a", ""}};
  write_archive(directory.path("t"), "tar", GetParam(), members);
  EXPECT_THAT(read_all(directory.path("t")),
              ElementsAre(Pair("d/b.txt", "B"), Pair("d/é.txt", members[4].second), Pair("a", "")));
}

TEST_P(CompressedBy, CutShortIsAnError) {
  TemporaryDirectory directory;
  write_archive(directory.path("t"), "tar", GetParam(), {{"a.txt", "A"}, {"b.txt", noise(200'000)}});
  const std::string bytes = slurp(directory.path("t"));
  const auto path = directory.write("short", bytes.substr(0, 100'000));
  EXPECT_THAT(message_of([&] { read_all(path); }), StartsWith("cannot read '" + path));
}

INSTANTIATE_TEST_SUITE_P(Archive, CompressedBy, testing::Values("none", "gzip", "zstd", "xz", "bzip2"),
                         [](const auto& tested) { return tested.param; });

TEST(Archive, PlainFilesOfAnyContentAreThemselves) {
  TemporaryDirectory directory;
  for (const std::string content :
       {"", "x", "#mtree\n./a type=file\n", "BZh is no magic", "PK", "070701", "!<arch>\n"}) {
    EXPECT_THAT(read_all(directory.write("p", content)), ElementsAre(Pair("", content)));
  }
}

TEST(Archive, ZipGivesItsMembersInOrder) {
  TemporaryDirectory directory;
  write_archive(directory.path("z"), "zip", "none",
                {{"b.txt", "B"}, {"d/", ""}, {"__MACOSX/._b.txt", "x"}, {"d/ü.txt", "A"}});
  EXPECT_THAT(read_all(directory.path("z")), ElementsAre(Pair("b.txt", "B"), Pair("d/ü.txt", "A")));
}

TEST(Archive, ZipCutShortIsAnError) {
  TemporaryDirectory directory;
  write_archive(directory.path("z"), "zip", "none", {{"a.txt", "A"}, {"b.txt", noise(200'000)}});
  const auto path = directory.write("short.zip", slurp(directory.path("z")).substr(0, 100'000));
  EXPECT_THAT(message_of([&] { read_all(path); }), StartsWith("cannot read '" + path + "/b.txt': "));
}

TEST(Archive, OfficeFilesAreNotUnpacked) {
  TemporaryDirectory directory;
  write_archive(directory.path("a.docx"), "zip", "none", {{"word/document.xml", "<xml/>"}});
  EXPECT_THAT(read_all(directory.path("a.docx")), ElementsAre(Pair("", StartsWith("PK"))));
  write_archive(directory.path("b"), "zip", "none",
                {{"[Content_Types].xml", "<xml/>"}, {"word/document.xml", "<xml/>"}});
  EXPECT_THAT(read_all(directory.path("b")), ElementsAre(Pair("", StartsWith("PK"))));
  write_archive(directory.path("c"), "zip", "none", {{"word/list.txt", "text"}});
  EXPECT_THAT(read_all(directory.path("c")), ElementsAre(Pair("word/list.txt", "text")));
}

TEST(Archive, TruncatedGzipNamesPathAndReason) {
  TemporaryDirectory directory;
  write_archive(directory.path("a.gz"), "raw", "gzip", {{"x", noise(50'000)}});
  const std::string bytes = slurp(directory.path("a.gz"));
  for (const std::size_t kept : {11U, 20U, 40'000U}) {
    const auto path = directory.write("short.gz", bytes.substr(0, kept));
    EXPECT_EQ(
        message_of([&] { read_all(path); }),
        "cannot read '" + path + "': truncated gzip input; the file is damaged or incomplete: fetch or pack it again");
  }
}

TEST(Archive, ADamagedHeaderIsAnErrorAndNoMemberIsPassedOver) {
  TemporaryDirectory directory;
  for (const std::string filter : {"none", "gzip"}) {
    write_archive(directory.path("whole"), "tar", "none", {{"a", "A"}, {"b", "B"}, {"c", "C"}});
    auto bytes = slurp(directory.path("whole"));
    bytes[bytes.find("b", 512) + 3] = '!';
    const auto path = directory.write("damaged", bytes);
    if (filter != "none") write_archive(path, "raw", filter, {{"x", bytes}});
    EXPECT_EQ(
        message_of([&] { read_all(path); }),
        "cannot read '" + path + "/a': Damaged tar archive; the file is damaged or incomplete: fetch or pack it again");
  }
}

TEST(Archive, MembersMayBeSkippedUnread) {
  TemporaryDirectory directory;
  write_archive(directory.path("t"), "tar", "gzip", {{"a", noise(100'000)}, {"b", "B"}});
  Archive archive(directory.path("t"));
  ASSERT_TRUE(archive.next_member());
  ASSERT_TRUE(archive.next_member());
  EXPECT_EQ(archive.member(), "b");
  EXPECT_EQ(read_member(archive, 1), "B");
  EXPECT_FALSE(archive.next_member());
  EXPECT_FALSE(archive.next_member());
}

class HashOf : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(HashOf, FileIsThatOfItsBytesReadOrNot) {
  TemporaryDirectory directory;
  const auto path = directory.path("h");
  write_archive(path, GetParam().first, GetParam().second, {{"a", noise(3'000'000)}});
  const std::string bytes = slurp(path);
  char expected[17];
  std::snprintf(expected, sizeof expected, "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
  for (const bool read : {true, false}) {
    Archive archive(path);
    while (read && archive.next_member()) read_member(archive);
    archive.finish();
    EXPECT_EQ(archive.hash(), expected);
    EXPECT_EQ(archive.bytes(), static_cast<std::int64_t>(bytes.size()));
  }
}

INSTANTIATE_TEST_SUITE_P(Archive, HashOf,
                         testing::Values(std::pair("raw", "none"), std::pair("tar", "zstd"), std::pair("zip", "none")),
                         [](const auto& tested) { return tested.param.first; });

TEST(Archive, MissingFile) {
  EXPECT_EQ(message_of([] { Archive("/nonexistent/x"); }), "cannot read '/nonexistent/x': No such file or directory");
}

}  // namespace
}  // namespace topicmill
