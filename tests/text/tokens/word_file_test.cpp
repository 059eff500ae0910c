#include "text/tokens/word_file.hpp"

#include <gtest/gtest.h>

#include "tests/temporary_directory.hpp"

namespace topicmill {
namespace {

std::string shown(std::string_view text) {
  std::string lines;
  for (const auto& line : word_lines(text)) lines += std::to_string(line.number) + "[" + std::string(line.text) + "]";
  return lines;
}

TEST(WordLines, AreTrimmedAndNumbered) {
  EXPECT_EQ(shown("\xEF\xBB\xBF"
                  "one\r\n\n  two words\t\n# a comment\n#tag\nlast"),
            "1[one]3[two words]5[#tag]6[last]");
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown("\n \t\n"), "");
}

TEST(WordFile, SaysWhatIsWrong) {
  const TemporaryDirectory folder;
  std::string text;
  EXPECT_FALSE(read_word_file(folder.write("words.txt", "cat\n"), text));
  EXPECT_EQ(text, "cat\n");
  EXPECT_EQ(read_word_file("./none.txt", text)->message, "cannot read './none.txt': No such file or directory");
  EXPECT_EQ(read_word_file(folder.path().string(), text)->message,
            "cannot read '" + folder.path().string() + "': Is a directory");
  const std::string path = folder.write("latin1.txt", "ok\nok\ngar\xE7on\n");
  EXPECT_EQ(read_word_file(path, text)->message, path + ":3: not UTF-8");
}

TEST(WordFile, AFileHasADotOrSlashInItsName) {
  EXPECT_TRUE(is_file_name("words.txt"));
  EXPECT_TRUE(is_file_name("lists/words"));
  EXPECT_FALSE(is_file_name("en"));
}

}  // namespace
}  // namespace topicmill
