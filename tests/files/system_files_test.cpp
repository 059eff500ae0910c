// What systems and office programs leave in folders is no document, and is told.
#include "files/system_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(SystemFiles, AreKnownByName) {
  for (const auto* name : {"Thumbs.db", "THUMBS.DB", "desktop.ini", ".DS_Store", "._photo.jpg", "__MACOSX",
                           "~$report.docx", "~WRL0001.tmp", "$RECYCLE.BIN", "Icon\r"}) {
    EXPECT_TRUE(is_system_file(name)) << name;
  }
  for (const auto* name : {"thumbs.txt", "desktop", "~notes.txt", "words.tmp", ".hidden", "$x", ""}) {
    EXPECT_FALSE(is_system_file(name)) << name;
  }
  EXPECT_TRUE(is_in_system_file("a/__MACOSX/b.txt"));
  EXPECT_FALSE(is_in_system_file("a/b/c.txt"));
}

TEST(SystemFiles, ArePassedOverAndToldInFolders) {
  const TemporaryDirectory directory;
  for (const auto* name : {"in/a.txt", "in/b.txt", "in/Thumbs.db", "in/.DS_Store", "in/~$a.docx", "in/__MACOSX/a.txt",
                           "in/sub/desktop.ini", "in/.hidden"}) {
    directory.write(name, "text");
  }
  const auto corpus = read_corpus(options_for({directory.path("in")}));
  EXPECT_EQ(corpus.documents.size(), 2U);
  EXPECT_THAT(corpus.warnings,
              ElementsAre("5 files of the system or of office programs were passed over (Thumbs.db, ~$x.docx ...), the "
                          "first at " +
                          directory.path("in/.DS_Store")));
  const auto glob = read_corpus(options_for({directory.path("in/*")}));
  EXPECT_EQ(glob.documents.size(), 2U);
  EXPECT_EQ(glob.warnings.size(), 1U);
  EXPECT_THAT(read_corpus(options_for({directory.path("in/*.txt")})).warnings, ElementsAre());
}

TEST(SystemFiles, AreReadWhereTheyAreNamedThemselves) {
  const TemporaryDirectory directory;
  EXPECT_EQ(read_corpus(options_for({directory.write("desktop.ini", "text")})).documents.size(), 1U);
}

TEST(SystemFiles, ArePassedOverAndToldInArchives) {
  const TemporaryDirectory directory;
  for (const auto& [format, filter] : {std::pair("zip", "none"), std::pair("tar", "gzip")}) {
    const auto path = directory.path(format);
    write_archive(path, format, filter,
                  {{"a.txt", "A"}, {"__MACOSX/._a.txt", "x"}, {"d/Thumbs.db", "x"}, {"d/b.txt", "B"}, {".x", "x"}});
    const auto corpus = read_corpus(options_for({path}));
    EXPECT_EQ(corpus.documents.size(), 2U);
    EXPECT_THAT(
        corpus.warnings,
        ElementsAre("2 files of the system or of office programs were passed over (Thumbs.db, ~$x.docx ...), the "
                    "first at " +
                    path + "/__MACOSX/._a.txt"));
  }
}

}  // namespace
}  // namespace topicmill
