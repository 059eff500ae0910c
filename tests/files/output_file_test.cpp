// A file is whole or absent, and every failure says which file, why, and what to do.
#include "files/output_file.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include "base/error.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(OutputFile, IsAbsentUntilClosed) {
  const TemporaryDirectory folder;
  OutputFile file(folder / "a.csv");
  file.write("term\n");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.csv"));
  file.close();
  EXPECT_EQ(file_text(folder / "a.csv"), "term\n");
  EXPECT_THAT(folder.names(), ElementsAre("a.csv"));
}

TEST(OutputFile, TakesATextAtOnce) {
  const TemporaryDirectory folder;
  write_text("whole", folder / "a.txt");
  EXPECT_EQ(file_text(folder / "a.txt"), "whole");
  EXPECT_THAT(message_of<OutputError>([&] { write_text("", folder / "none" / "a.txt"); }),
              testing::HasSubstr("choose a place in a folder that exists"));
}

TEST(OutputFile, LeavesNothingWhereItIsAbandoned) {
  const TemporaryDirectory folder;
  {
    OutputFile file(folder / "a.csv");
    file.write("half");
    EXPECT_THAT(folder.names(), ElementsAre(".a.csv.tmp-" + std::to_string(::getpid())));
  }
  EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(OutputFile, KeepsTheFormerFileUntilClosed) {
  const TemporaryDirectory folder;
  write_file(folder / "a.csv", "old");
  { OutputFile(folder / "a.csv").write("new"); }
  EXPECT_EQ(file_text(folder / "a.csv"), "old");
  OutputFile file(folder / "a.csv");
  file.write("new");
  file.close();
  EXPECT_EQ(file_text(folder / "a.csv"), "new");
}

TEST(OutputFile, KeepsTheOrderOfSmallAndLargePieces) {
  const TemporaryDirectory folder;
  const std::string large(std::size_t{1} << 20, 'x');
  OutputFile file(folder / "a");
  std::string expected;
  for (const auto& piece : {std::string("a"), large, std::string("b"), std::string("c"), large}) {
    file.write(piece);
    expected += piece;
  }
  file.close();
  EXPECT_EQ(file_text(folder / "a"), expected);
}

TEST(OutputFile, WritesDevicesInPlace) {
  OutputFile file("/dev/null");
  file.write("x");
  file.close();
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(OutputFile, SaysThatTheDiskIsFull) {
  const auto message = message_of<OutputError>([] {
    OutputFile file("/dev/full");
    file.write("x");
    file.close();
  });
  EXPECT_EQ(message, "cannot write '/dev/full': No space left on device; free some space, or choose another place");
}

TEST(OutputFile, NoticesTheFullDiskInTheMiddle) {
  OutputFile file("/dev/full");
  EXPECT_THROW(file.write(std::string(std::size_t{1} << 20, 'x')), OutputError);
}

TEST(OutputFile, SaysThatTheFolderIsMissing) {
  const TemporaryDirectory folder;
  const auto path = folder / "none/a.csv";
  EXPECT_EQ(message_of<OutputError>([&] { OutputFile file(path); }),
            "cannot write '" + path.string() + "': No such file or directory; choose a place in a folder that exists");
}

TEST(OutputFile, SaysThatTheParentIsAFile) {
  const TemporaryDirectory folder;
  write_file(folder / "file", "");
  const auto path = folder / "file/a.csv";
  EXPECT_EQ(message_of<OutputError>([&] { OutputFile file(path); }),
            "cannot write '" + path.string() + "': Not a directory; choose a place in a folder that exists");
}

TEST(OutputFile, RefusesADirectory) {
  const TemporaryDirectory folder;
  EXPECT_EQ(message_of<OutputError>([&] { OutputFile file(folder.path()); }),
            "cannot write '" + folder.path().string() + "': Is a directory; choose another place");
}

}  // namespace
}  // namespace topicmill
