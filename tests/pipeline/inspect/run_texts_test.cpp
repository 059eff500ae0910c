// Documents of a run read anew from its input.
#include "pipeline/inspect/run_texts.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "pipeline/builtin_registry.hpp"
#include "pipeline/corpus/second_pass.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class RunTexts : public testing::Test {
 protected:
  std::map<std::string, std::string> read(const std::string& path, const std::set<std::string>& ids) const {
    InputOptions input;
    input.path = {path};
    input.id = "id";
    Corpus corpus = reopen(input, registry_);
    return read_texts(corpus, ids);
  }

  std::string refusal(const std::string& path) const {
    try {
      read(path, {"a"});
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(RunTexts, AreTheFirstOfTheirIdAndThoseThatAreThere) {
  folder_.write(
      "d.jsonl",
      "{\"id\":\"a\",\"text\":\"one\"}\n{\"id\":\"b\",\"text\":\"two\"}\n{\"id\":\"a\",\"text\":\"three\"}\n");
  EXPECT_THAT(read(folder_.path("d.jsonl"), {"a", "c"}), ElementsAre(Pair("a", "one")));
  EXPECT_THAT(read(folder_.path("d.jsonl"), {}), IsEmpty());
}

TEST_F(RunTexts, OfManyBatchesAreFoundToTheLast) {
  std::string lines;
  const std::string text(1000, 'x');
  for (int i = 0; i < 40'000; ++i) lines += R"({"id":")" + std::to_string(i) + R"(","text":")" + text + "\"}\n";
  folder_.write("d.jsonl", lines);
  EXPECT_EQ(read(folder_.path("d.jsonl"), {"0", "20000", "39999"}).size(), 3U);
}

TEST_F(RunTexts, ThatCannotBeReadAreRefusedWithTheReason) {
  EXPECT_EQ(refusal("-"), "standard input can be read only once: what the run read from it is not there any more");
  folder_.write("m.mtx", "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 2\n");
  EXPECT_EQ(refusal(folder_.path("m.mtx")), "the input of the run is a matrix, which has no texts");
}

}  // namespace
}  // namespace topicmill
