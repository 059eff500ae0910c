// Archives that lie, lead astray, hide or explode: read within bounds, or refused; never a file written.
#include <gmock/gmock.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Pair;
using testing::StartsWith;
using namespace std::string_literals;

class HostileArchive : public testing::TestWithParam<std::string> {
 protected:
  /// Its members, or {"!", message}.
  static Members members_or_problem(const std::string& path, const InputLimits& limits = {}) {
    try {
      Archive archive(path, limits);
      return read_members(archive);
    } catch (const InputError& error) {
      return {{"!", error.what()}};
    }
  }
  TemporaryDirectory directory_;
};

TEST_F(HostileArchive, PathsThatLeadAwayAreNamesAndNothingElse) {
  const Members members{{"../../etc/passwd", "a"}, {"/etc/passwd", "b"}, {"a\nb\x1B[31m.txt", "c"}, {"caf\xE9", "d"}};
  write_archive(directory_.path("t.tar"), "tar", "none", members);
  EXPECT_THAT(members_or_problem(directory_.path("t.tar")),
              ElementsAre(Pair("../../etc/passwd", "a"), Pair("/etc/passwd", "b"), Pair("a\uFFFDb\uFFFD[31m.txt", "c"),
                          Pair("caf\uFFFD", "d")));
  EXPECT_THAT(directory_.names(), ElementsAre("t.tar"));
}

TEST_F(HostileArchive, NamesMayBeLong) {
  const std::string name(200'000, 'n');
  write_archive(directory_.path("t.tar"), "tar", "none", {{name, "x"}});
  EXPECT_THAT(members_or_problem(directory_.path("t.tar")), ElementsAre(Pair(name, "x")));
  write_archive(directory_.path("u.tar"), "tar", "none", {{std::string(60'000, '\xFF'), "x"}});
  EXPECT_EQ(members_or_problem(directory_.path("u.tar")).size(), 1U);
}

/// Packs `mebibytes` of one letter, which any compressor packs a thousand times.
std::string bomb(const TemporaryDirectory& directory, const std::string& format, const std::string& filter,
                 std::size_t mebibytes, const std::string& member = "letters") {
  const auto path = directory.path("bomb_" + format + "_" + filter);
  write_archive(path, format, filter, {{member, std::string(mebibytes << 20, 'x')}});
  return path;
}

class Bomb : public HostileArchive {};

TEST_P(Bomb, IsRefused) {
  const auto path = bomb(directory_, "raw", GetParam(), 70);
  Archive archive(path);
  ASSERT_TRUE(archive.next_member());
  const auto message = message_of([&] {
    std::string buffer(1 << 20, '\0');
    while (archive.read(buffer.data(), buffer.size()) > 0) {
    }
  });
  EXPECT_EQ(message, "cannot read '" + path +
                         "': it unpacks to more than 1000 times its size, as a decompression bomb does; raise "
                         "input.limits.unpacked_ratio if that is meant");
}

TEST_P(Bomb, IsRefusedAlsoWhereItsMemberIsPassedOver) {
  const auto path = bomb(directory_, "tar", GetParam(), 70, ".hidden");
  Archive archive(path);
  EXPECT_THAT(message_of([&] { archive.next_member(); }), HasSubstr("as a decompression bomb does"));
}

TEST_P(Bomb, IsReadWhereTheLimitIsRaised) {
  const auto path = bomb(directory_, "raw", GetParam(), 70);
  InputLimits limits;
  limits.unpacked_ratio = 1'000'000;
  Archive archive(path, limits);
  ASSERT_TRUE(archive.next_member());
  EXPECT_EQ(read_member(archive, 1 << 20).size(), std::size_t{70} << 20);
}

INSTANTIATE_TEST_SUITE_P(HostileArchive, Bomb, testing::Values("gzip", "zstd", "xz", "bzip2"),
                         [](const auto& tested) { return tested.param; });

TEST_F(HostileArchive, BombInAZipIsRefused) {
  const auto path = bomb(directory_, "zip", "none", 70);
  EXPECT_THAT(members_or_problem(path), ElementsAre(Pair("!", HasSubstr("as a decompression bomb does"))));
}

TEST_F(HostileArchive, UnpackedBytesMayBeLimited) {
  write_archive(directory_.path("a.gz"), "raw", "gzip", {{"x", std::string(3'000'000, 'x')}});
  InputLimits limits;
  limits.unpacked_gb = 0.002;
  EXPECT_THAT(members_or_problem(directory_.path("a.gz"), limits),
              ElementsAre(Pair("!", EndsWith("': it unpacks to more than 0.002 GB; raise input.limits.unpacked_gb if "
                                             "that is meant"))));
}

TEST_F(HostileArchive, ArchivesWithinArchivesStayPacked) {
  write_archive(directory_.path("inner.tar.gz"), "tar", "gzip", {{"a.txt", "A"}});
  const auto inner = slurp(directory_.path("inner.tar.gz"));
  write_archive(directory_.path("outer.tar"), "tar", "none", {{"inner.tar.gz", inner}, {"b.txt", "B"}});
  auto options = options_for({directory_.path("outer.tar")});
  options.on_error = OnError::skip;
  const auto corpus = read_corpus(options);
  ASSERT_EQ(corpus.documents.size(), 1U);
  EXPECT_EQ(corpus.documents[0].text, "B");
  ASSERT_EQ(corpus.rejects.size(), 1U);
  EXPECT_EQ(corpus.rejects[0].origin, directory_.path("outer.tar") + "/inner.tar.gz");
}

/// A zip whose one member is encrypted by the password "secret".
std::string encrypted_zip(const TemporaryDirectory& directory) {
  const auto path = directory.path("locked.zip");
  const std::unique_ptr<archive, decltype(&archive_write_free)> out(archive_write_new(), &archive_write_free);
  archive_write_set_format_zip(out.get());
  archive_write_set_options(out.get(), "zip:encryption=traditional");
  archive_write_set_passphrase(out.get(), "secret");
  archive_write_open_filename(out.get(), path.c_str());
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  archive_entry_set_pathname(entry.get(), "a.txt");
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_size(entry.get(), 5);
  archive_write_header(out.get(), entry.get());
  archive_write_data(out.get(), "words", 5);
  archive_write_close(out.get());
  return path;
}

TEST_F(HostileArchive, EncryptedMembersAreRefused) {
  const auto path = encrypted_zip(directory_);
  EXPECT_EQ(message_of([&] { Archive(path).next_member(); }),
            "cannot read '" + path + "/a.txt': it is encrypted; unpack it with its password and name what is in it");
}

/// Every byte of the headers once changed: sizes, offsets, checksums, flags, lengths of names.
TEST_F(HostileArchive, HeadersMayLie) {
  for (const auto* format : {"zip", "tar"}) {
    write_archive(directory_.path("honest"), format, "none", {{"a.txt", "some words"}, {"b.txt", "more words"}});
    const auto honest = slurp(directory_.path("honest"));
    for (std::size_t at = 0; at < std::min<std::size_t>(honest.size(), 600); ++at) {
      for (const char value : {'\0', '\xFF'}) {
        auto lying = honest;
        lying[at] = value;
        for (const auto& [name, content] : members_or_problem(directory_.write("lying", lying))) {
          EXPECT_LT(content.size(), 10'000U) << format << " byte " << at;
        }
      }
    }
  }
}

class Truncated : public HostileArchive {};

/// From 14 bytes on: of less libarchive cannot say what it is.
TEST_P(Truncated, IsRefusedWhereverItIsCut) {
  write_archive(directory_.path("whole"), "raw", GetParam(), {{"x", "some words that are compressed"}});
  const auto whole = slurp(directory_.path("whole"));
  const auto read_whole = members_or_problem(directory_.path("whole"));
  for (std::size_t size = 14; size < whole.size(); ++size) {
    const auto path = directory_.write("cut", whole.substr(0, size));
    const auto members = members_or_problem(path);
    ASSERT_EQ(members.size(), 1U) << size;
    // What is cut off may be a checksum only; the text is then whole.
    EXPECT_THAT(members[0], AnyOf(Pair("!", StartsWith("cannot read '" + path + "'")), read_whole[0])) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(HostileArchive, Truncated, testing::Values("gzip", "zstd", "xz", "bzip2"),
                         [](const auto& tested) { return tested.param; });

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr int many_members = 20'000;
#else
constexpr int many_members = 200'000;
#endif

/// Memory of this process in use, in bytes.
std::int64_t resident_bytes() {
  std::ifstream status("/proc/self/statm");
  std::int64_t total = 0;
  std::int64_t resident = 0;
  status >> total >> resident;
  return resident * ::getpagesize();
}

TEST_F(HostileArchive, MembersWithoutNumberTakeNoMemory) {
  Members members;
  for (int i = 0; i < many_members; ++i) members.emplace_back(std::to_string(i), "");
  write_archive(directory_.path("many.tar.zst"), "tar", "zstd", members);
  const auto before = resident_bytes();
  CorpusReader reader(options_for({directory_.path("many.tar.zst")}, "files"), reader_registry());
  std::size_t documents = 0;
  while (auto batch = reader.next()) documents += reader.parse(std::move(*batch)).documents.size();
  EXPECT_EQ(documents, members.size());
  EXPECT_LT(resident_bytes() - before, std::int64_t{64} << 20);
}

}  // namespace
}  // namespace topicmill
