// input.path: environment, files, folders, globs, and what is said where nothing is found.
#include "files/inputs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// The current folder is a fresh one while the test runs.
class Inputs : public testing::Test {
 protected:
  Inputs() : before_(fs::current_path()) { fs::current_path(directory_.path()); }
  ~Inputs() override { fs::current_path(before_); }

  static std::vector<std::string> names(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    for (const auto& input : expand_inputs(paths)) out.push_back(input.path);
    return out;
  }
  /// With the symbolic links that the folder of temporary files may have.
  static std::string here() { return fs::current_path().string(); }

  TemporaryDirectory directory_;
  fs::path before_;
};

TEST_F(Inputs, FolderGivesItsFilesSortedWithoutHiddenOnes) {
  for (const auto* name : {"c/b.txt", "c/a/z.txt", "c/a.txt", "c/.hidden", "c/.git/config", "c/B.txt"}) {
    directory_.write(name, "x");
  }
  EXPECT_THAT(names({"c"}), ElementsAre("c/B.txt", "c/a.txt", "c/a/z.txt", "c/b.txt"));
}

TEST_F(Inputs, GlobsMatchWithinAndAcrossFolders) {
  for (const auto* name : {"a1.txt", "a2.txt", "b1.txt", "d/a3.txt", "d/e/a4.txt", "d/e/n.csv"}) {
    directory_.write(name, "x");
  }
  EXPECT_THAT(names({"a*.txt"}), ElementsAre("a1.txt", "a2.txt"));
  EXPECT_THAT(names({"?1.txt"}), ElementsAre("a1.txt", "b1.txt"));
  EXPECT_THAT(names({"[b-z]*.txt"}), ElementsAre("b1.txt"));
  EXPECT_THAT(names({"**/*.txt"}), ElementsAre("a1.txt", "a2.txt", "b1.txt", "d/a3.txt", "d/e/a4.txt"));
  EXPECT_THAT(names({"d/**"}), ElementsAre("d/a3.txt", "d/e/a4.txt", "d/e/n.csv"));
  EXPECT_THAT(names({directory_.path("d/*/a*")}), ElementsAre(directory_.path("d/e/a4.txt")));
}

TEST_F(Inputs, FileWhoseNameLooksLikeAGlobIsMeantItself) {
  directory_.write("a[1].txt", "x");
  directory_.write("a1.txt", "x");
  EXPECT_THAT(names({"a[1].txt"}), ElementsAre("a[1].txt"));
}

TEST_F(Inputs, OrderIsThatOfThePathsAndEachFileCountsOnce) {
  directory_.write("b.txt", "xyz");
  directory_.write("a.txt", "x");
  const auto inputs = expand_inputs({"b.txt", "-", "*.txt", "./a.txt"});
  ASSERT_EQ(inputs.size(), 3U);
  EXPECT_EQ(inputs[0].path, "b.txt");
  EXPECT_EQ(inputs[0].bytes, 3);
  EXPECT_TRUE(inputs[0].named);
  EXPECT_EQ(inputs[1].path, "-");
  EXPECT_EQ(inputs[2].path, "a.txt");
  EXPECT_FALSE(inputs[2].named);
}

TEST_F(Inputs, EnvironmentIsReplaced) {
  ::setenv("TOPICMILL_TEST_FOLDER", "c", 1);
  directory_.write("c/a.txt", "x");
  EXPECT_THAT(names({"${TOPICMILL_TEST_FOLDER}/a.txt"}), ElementsAre("c/a.txt"));
  EXPECT_EQ(expand_environment("$a ${TOPICMILL_TEST_FOLDER}${TOPICMILL_TEST_FOLDER}$"), "$a cc$");
}

TEST_F(Inputs, UnsetVariableIsNamed) {
  ::unsetenv("TOPICMILL_TEST_UNSET");
  EXPECT_EQ(message_of<UsageError>([] { expand_inputs({"${TOPICMILL_TEST_UNSET}/a"}); }),
            "input.path '${TOPICMILL_TEST_UNSET}/a' needs the environment variable TOPICMILL_TEST_UNSET, which is not "
            "set; set it (TOPICMILL_TEST_UNSET=...), or write the path out");
  EXPECT_EQ(message_of<UsageError>([] { expand_inputs({"${OPEN"}); }), "'${OPEN' in input.path lacks a closing brace");
}

TEST_F(Inputs, MissingPath) {
  EXPECT_EQ(message_of([] { expand_inputs({"none.txt"}); }),
            "cannot read 'none.txt': no such file or folder (looked in " + here() +
                "); check input.path, which starts at the current folder");
}

TEST_F(Inputs, MisspeltPathGetsASuggestion) {
  directory_.write("news/articles.jsonl", "x");
  EXPECT_THAT(message_of([] { expand_inputs({"news/article.jsonl"}); }),
              HasSubstr("did you mean 'news/articles.jsonl'?"));
}

TEST_F(Inputs, EmptyFolder) {
  directory_.write("empty/.hidden", "x");
  EXPECT_EQ(message_of([] { expand_inputs({"empty"}); }),
            "the folder 'empty' holds no file to read (hidden ones are passed over); name another in input.path");
}

TEST_F(Inputs, GlobWithoutMatch) {
  EXPECT_EQ(message_of([] { expand_inputs({"*.csv"}); }),
            "no file matches '*.csv' (looked in " + here() + "); * stays within a folder, ** goes into all below it");
}

TEST_F(Inputs, NothingNamed) {
  EXPECT_EQ(message_of<UsageError>([] { expand_inputs({}); }),
            "input.path names nothing to read; give files, folders, globs, archives or -");
}

TEST_F(Inputs, LinkedFilesAreReadAndCirclesAreNot) {
  directory_.write("c/a.txt", "x");
  fs::create_symlink("a.txt", directory_.path("c/b.txt"));
  fs::create_directory_symlink(".", directory_.path("c/circle"));
  fs::create_symlink("nowhere", directory_.path("c/dead.txt"));
  EXPECT_THAT(names({"c"}), ElementsAre("c/a.txt", "c/b.txt"));
}

}  // namespace
}  // namespace topicmill
