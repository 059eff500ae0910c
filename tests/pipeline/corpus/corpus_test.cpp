// What an input is, told once; and how often it is opened for all that a run needs of it.
#include "pipeline/corpus/corpus.hpp"

#include <gmock/gmock.h>

#include <mutex>

#include "pipeline/corpus/count_terms.hpp"
#include "pipeline/corpus/second_pass.hpp"
#include "tests/pipeline/opened_files.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Notes the ids that it is shown, by number.
class IdSink : public DocumentSink {
 public:
  void take(const Document& document) override {
    const std::lock_guard lock(mutex_);
    ids_[document.number] = document.id;
  }
  const std::map<std::int64_t, std::string>& ids() const { return ids_; }

 private:
  std::mutex mutex_;
  std::map<std::int64_t, std::string> ids_;
};

class CorpusTest : public testing::Test {
 protected:
  CountedMatrix count(Corpus& corpus, const Config& config) {
    return count_terms(corpus, {config, registry_, log_, progress_});
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
  RunLog log_;
  NoProgress progress_;
};

TEST_F(CorpusTest, LooksAndReadsInOneOpening) {
  folder_.write("docs.jsonl", two_themes());
  const Config config = config_in(folder_);
  const OpenedFiles opened(folder_ / "docs.jsonl");
  Corpus corpus(config.input, registry_);
  EXPECT_EQ(corpus.matrix(), nullptr);
  EXPECT_EQ(count(corpus, config).index.documents.size(), 8U);
  EXPECT_EQ(opened.count(), 1);
  corpus.read().next();
  EXPECT_EQ(opened.count(), 2);
}

TEST_F(CorpusTest, ReadsAMatrixThatItHasLookedInto) {
  const auto path = folder_.write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 2\n2 2 1\n");
  const Config config = config_in(folder_, {"input.path=" + path, "input.metadata=[]", "input.id=null"});
  const OpenedFiles opened(path);
  Corpus corpus(config.input, registry_);
  ASSERT_NE(corpus.matrix(), nullptr);
  EXPECT_EQ(corpus.matrix()->format.name, "mtx");
  EXPECT_EQ(count(corpus, config).counts.nonzeros(), 2);
  EXPECT_EQ(opened.count(), 1);
  EXPECT_THAT(obstacle_to_texts(corpus).value_or(""), HasSubstr("a matrix"));
}

TEST_F(CorpusTest, SecondPassShowsTheRowsWhateverWasLeftOut) {
  folder_.write("docs.jsonl",
                "{\"id\":\"a\",\"text\":\"cat dog fish\"}\n"
                "{\"id\":\"b\",\"text\":\"cat\"}\n"           // too short
                "{\"id\":\"c\",\"text\":\"cat dog fish\"}\n"  // repeats a
                "no document\n"                               // skipped
                "{\"id\":\"a\",\"text\":\"stock bond\"}\n"    // an id that is there already
                "{\"id\":\"e\",\"text\":\"bond market\"}\n");
  const Config config = config_in(folder_, {"input.metadata=[]", "input.on_error=skip", "input.duplicates=exact",
                                            "text.min_tokens=2", "vectorize.min_df=1"});
  Corpus corpus(config.input, registry_);
  const auto index = count(corpus, config).index;
  std::vector<std::string> rows;
  for (const auto& document : index.documents) rows.push_back(document.id);
  ASSERT_THAT(rows, ElementsAre("a", "a", "e"));

  SecondPass again(corpus, index, progress_);
  EXPECT_EQ(again.obstacle(), std::nullopt);
  IdSink sink;
  again.join(sink);
  again.make();
  EXPECT_EQ(sink.ids(), (std::map<std::int64_t, std::string>{{0, "a"}, {4, "a"}, {5, "e"}}));
  for (std::int64_t row = 0; row < 3; ++row) {
    EXPECT_EQ(sink.ids().at(again.order().number_of(row)), rows[static_cast<std::size_t>(row)]);
  }
}

TEST_F(CorpusTest, SecondPassIsMadeOnceForAllWhoJoined) {
  folder_.write("docs.jsonl", two_themes());
  const Config config = config_in(folder_);
  Corpus corpus(config.input, registry_);
  const auto index = count(corpus, config).index;
  SecondPass again(corpus, index, progress_);
  IdSink first;
  IdSink second;
  again.join(first);
  again.join(second);
  const OpenedFiles opened(folder_ / "docs.jsonl");
  again.make();
  again.make();
  EXPECT_EQ(opened.count(), 1);
  EXPECT_EQ(first.ids().size(), 8U);
  EXPECT_EQ(second.ids(), first.ids());
}

}  // namespace
}  // namespace topicmill
