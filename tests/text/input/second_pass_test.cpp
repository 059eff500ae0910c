// Several sinks see the documents of one pass.
#include "text/input/second_pass.hpp"

#include <gmock/gmock.h>

#include <mutex>
#include <set>

#include "tests/temporary_directory.hpp"
#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// Notes what it is shown; one with `enough` is done once it has seen as many.
class NotingSink : public DocumentSink {
 public:
  explicit NotingSink(std::size_t enough = 0) : enough_(enough) {}

  void take(const Document& document) override {
    const std::lock_guard lock(mutex_);
    texts_.insert(document.text);
    ++taken_;
  }
  bool wants_all() const override { return enough_ == 0; }
  bool is_done() const override { return !wants_all() && taken_ >= enough_; }

  const std::multiset<std::string>& texts() const { return texts_; }
  std::size_t taken() const { return taken_; }

 private:
  std::size_t enough_;
  std::mutex mutex_;
  std::multiset<std::string> texts_;
  std::size_t taken_ = 0;
};

class SecondPassOverText : public testing::Test {
 protected:
  void pass(const std::vector<DocumentSink*>& sinks, const IsLeftOut& is_left_out = {},
            const PassProgress& progress = {}) const {
    const Registry registry = reader_registry();
    CorpusReader reader(options_for({directory_.path("a.txt")}, "lines"), registry);
    pass_over(reader, sinks, is_left_out, progress);
  }

  TemporaryDirectory directory_;
};

TEST_F(SecondPassOverText, ShowsEachDocumentToEachSink) {
  directory_.write("a.txt", "one\ntwo\none\nthree\n");
  NotingSink first;
  NotingSink second;
  pass({&first, &second}, [](const Document& document) { return document.number == 2; });
  EXPECT_THAT(first.texts(), ElementsAre("one", "three", "two"));
  EXPECT_EQ(first.texts(), second.texts());
}

TEST_F(SecondPassOverText, EndsWhereNobodyWantsMore) {
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += std::to_string(i) + "\n";
  directory_.write("a.txt", lines);
  NotingSink some(10);
  pass({&some});
  EXPECT_GE(some.taken(), 10U);
  EXPECT_LT(some.taken(), 100'000U);
  NotingSink all;
  std::int64_t told = 0;
  pass({&some, &all}, {}, [&](std::int64_t, std::int64_t, std::int64_t documents) { told = documents; });
  EXPECT_EQ(all.taken(), 100'000U);
  EXPECT_EQ(told, 100'000);
}

TEST_F(SecondPassOverText, CountsDocumentsOverItsParts) {
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += std::to_string(i) + "\n";
  directory_.write("a.txt", lines);
  NotingSink nearly_all(99'999);
  std::int64_t told = 0;
  pass({&nearly_all}, {}, [&](std::int64_t, std::int64_t, std::int64_t documents) { told = documents; });
  EXPECT_EQ(told, 100'000);
}

}  // namespace
}  // namespace topicmill
