// A run directory is complete or absent; nothing that is not ours is replaced; dead processes leave nothing behind.
#include "pipeline/run_directory/run_directory.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include "base/error.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

void make_run(const fs::path& directory, const std::string& content) {
  RunDirectory run(directory);
  write_file(run.path("run.json"), content);
  run.commit();
}

TEST(RunDirectory, AppearsOnCommitWithItsParents) {
  const TemporaryDirectory folder;
  {
    RunDirectory run(folder / "runs/news");
    write_file(run.path("run.json"), "{}");
    EXPECT_FALSE(fs::exists(folder / "runs/news"));
    run.commit();
  }
  EXPECT_EQ(file_text(folder / "runs/news/run.json"), "{}");
  EXPECT_TRUE(is_run_directory(folder / "runs/news"));
}

TEST(RunDirectory, KeepsTheLabelsOfTheRunThatItReplaces) {
  const TemporaryDirectory folder;
  make_run(folder / "news", "1");
  write_file(folder / "news/labels.yaml", "theirs");
  make_run(folder / "news", "2");
  EXPECT_EQ(file_text(folder / "news/labels.yaml"), "theirs");
  RunDirectory run(folder / "news");
  write_file(run.path("run.json"), "3");
  write_file(run.path("labels.yaml"), "moved");
  run.commit();
  EXPECT_EQ(file_text(folder / "news/labels.yaml"), "moved");
}

TEST(RunDirectory, LeavesNothingWithoutCommit) {
  const TemporaryDirectory folder;
  {
    RunDirectory run(folder / "news");
    write_file(run.path("run.json"), "{}");
    EXPECT_THAT(folder.names(), ElementsAre("news.tmp-" + std::to_string(::getpid())));
  }
  EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(RunDirectory, ReplacesAFormerRunAndAllItsFiles) {
  const TemporaryDirectory folder;
  make_run(folder / "news", "1");
  write_file(folder / "news/old.csv", "old");
  make_run(folder / "news", "2");
  EXPECT_EQ(file_text(folder / "news/run.json"), "2");
  EXPECT_FALSE(fs::exists(folder / "news/old.csv"));
  EXPECT_THAT(folder.names(), ElementsAre("news"));
}

TEST(RunDirectory, KeepsTheFormerRunUntilCommit) {
  const TemporaryDirectory folder;
  make_run(folder / "news", "1");
  {
    RunDirectory run(folder / "news");
    write_file(run.path("run.json"), "2");
    EXPECT_EQ(file_text(folder / "news/run.json"), "1");
  }
  EXPECT_EQ(file_text(folder / "news/run.json"), "1");
}

TEST(RunDirectory, TakesAnEmptyDirectoryAndASlashAtTheEnd) {
  const TemporaryDirectory folder;
  fs::create_directory(folder / "news");
  make_run((folder / "news").string() + "/", "1");
  EXPECT_EQ(file_text(folder / "news/run.json"), "1");
  EXPECT_THAT(folder.names(), ElementsAre("news"));
}

TEST(RunDirectory, FollowsALinkToADirectory) {
  const TemporaryDirectory folder;
  make_run(folder / "real", "1");
  fs::create_directory_symlink(folder / "real", folder / "link");
  make_run(folder / "link", "2");
  EXPECT_EQ(file_text(folder / "real/run.json"), "2");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
}

TEST(RunDirectory, RefusesADirectoryOfSomethingElse) {
  const TemporaryDirectory folder;
  write_file(folder / "thesis/chapter.txt", "years of work");
  const auto shown = (folder / "thesis").string();
  EXPECT_EQ(message_of<OutputError>([&] { RunDirectory run(folder / "thesis"); }),
            "'" + shown + "' exists and is not a run directory; choose another output.directory, or remove it");
  EXPECT_THAT(folder.names(), ElementsAre("thesis"));
}

TEST(RunDirectory, RefusesWhatAppearedWhileItWorked) {
  const TemporaryDirectory folder;
  RunDirectory run(folder / "news");
  write_file(folder / "news/mine.txt", "");
  EXPECT_THROW(run.commit(), OutputError);
  EXPECT_TRUE(fs::exists(folder / "news/mine.txt"));
}

TEST(RunDirectory, RefusesAFile) {
  const TemporaryDirectory folder;
  write_file(folder / "news", "");
  EXPECT_EQ(message_of<OutputError>([&] { RunDirectory run(folder / "news"); }),
            "'" + (folder / "news").string() + "' exists and is not a directory; choose another output.directory");
}

TEST(RunDirectory, SaysWhyAParentCannotBeMade) {
  const TemporaryDirectory folder;
  write_file(folder / "file", "");
  EXPECT_EQ(message_of<OutputError>([&] { RunDirectory run(folder / "file/news"); }),
            "cannot write '" + (folder / "file/news").string() +
                "': Not a directory; choose a place in a folder that exists");
}

TEST(RunDirectory, RemovesWhatDeadProcessesLeftAndNothingElse) {
  const TemporaryDirectory folder;
  write_file(folder / "news.tmp-12/topics.csv", "");
  write_file(folder / "news.tmp-mine/topics.csv", "");
  write_file(folder / "news.tmp-/topics.csv", "");
  write_file(folder / "newspaper.tmp-12/topics.csv", "");
  make_run(folder / "news", "1");
  EXPECT_THAT(folder.names(), ElementsAre("news", "news.tmp-", "news.tmp-mine", "newspaper.tmp-12"));
}

TEST(RunDirectory, LeavesATemporaryThatIsBeingBuilt) {
  const TemporaryDirectory folder;
  RunDirectory first(folder / "news");
  write_file(first.path("run.json"), "first");
  make_run(folder / "news", "second");
  first.commit();
  EXPECT_EQ(file_text(folder / "news/run.json"), "first");
}

TEST(RunDirectory, BringsBackARunThatWasSetAsideByACrash) {
  const TemporaryDirectory folder;
  write_file(folder / "news.old-12/run.json", "kept");
  { RunDirectory run(folder / "news"); }
  EXPECT_EQ(file_text(folder / "news/run.json"), "kept");
}

}  // namespace
}  // namespace topicmill
