// What is saved comes back, old versions are read, and what is no whole model is refused with the reason.
#include "pipeline/model/model_file.hpp"

#include <gmock/gmock.h>

#include "pipeline/run/run_in_memory.hpp"
#include "tests/pipeline/trained.hpp"
#include "text/analyzer/analyzer.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ModelFile : public testing::Test {
 protected:
  ModelFile() { train(folder_); }

  std::string bytes() const { return file_text(folder_ / "run/model.tmm"); }

  /// The message for a file of these bytes.
  std::string refusal(const std::string& bytes) const {
    folder_.write("changed.tmm", bytes);
    return message_of<InputError>([&] { load_model(folder_ / "changed.tmm", registry_); });
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(ModelFile, GivesBackWhatTheRunLearned) {
  const Model model = load_model(folder_ / "run", registry_);
  EXPECT_EQ(model.topics.k(), 2);
  EXPECT_EQ(model.fit.documents, 8);
  EXPECT_EQ(model.fit.unknown_tokens, 0);
  EXPECT_GT(model.fit.mean_explained, 0.3);
  std::vector<std::string> terms;
  for (const auto& term : model.terms) terms.push_back(term.text);
  EXPECT_THAT(terms, ElementsAre("bird", "bond", "cat", "dog", "fish", "market", "rate", "stock"));
  EXPECT_EQ(model.terms[2].document_frequency, 3);
  EXPECT_EQ(model.terms[2].count, 4);
  EXPECT_EQ(model.labels.size(), 2U);
  EXPECT_NEAR(model.topics.topics[0].tokens + model.topics.topics[1].tokens, 26, 1e-4);
  for (std::int64_t t = 0; t < 2; ++t) {
    double sum = 0;
    for (std::int64_t j = 0; j < 8; ++j) sum += static_cast<double>(model.topics.weights(j, t));
    EXPECT_NEAR(sum, model.topics.topics[static_cast<std::size_t>(t)].mass, 1e-5);
  }
}

TEST_F(ModelFile, GivesBackWhatWeightsLearned) {
  EXPECT_DOUBLE_EQ(load_model(folder_ / "run", registry_).weights.mean_length, 26.0 / 8);
  train(folder_, {"vectorize.term_degree=0.5", "vectorize.neighbors={count: 2, weight: 0.5}"});
  const LearnedWeights found = load_model(folder_ / "run", registry_).weights;
  EXPECT_EQ(found.term_scales.size(), 8U);
  EXPECT_EQ(found.neighbors.rows, 8);
  EXPECT_EQ(found.neighbors.cols, 8);
  EXPECT_GT(found.neighbors.nonzeros(), 0);
  NoProgress progress;
  const LearnedWeights learned =
      run_in_memory(config_in(folder_, {"vectorize.term_degree=0.5", "vectorize.neighbors={count: 2, weight: 0.5}"}),
                    registry_, progress)
          .weights;
  EXPECT_EQ(found.term_scales, learned.term_scales);
  EXPECT_EQ(found.neighbors.columns, learned.neighbors.columns);
  EXPECT_EQ(found.neighbors.values, learned.neighbors.values);
}

TEST_F(ModelFile, HoldsTheSameBytesForTheSameRun) {
  const std::string first = bytes();
  train(folder_);
  EXPECT_EQ(bytes(), first);
}

TEST_F(ModelFile, NeedsNoFileThatTheRunNeeded) {
  folder_.write("stop.txt", "dog\n");
  folder_.write("words.txt", "kitty\tcat\n");
  const std::string filters = "text.filters=[normalize, {synonyms: " + folder_.path("words.txt") +
                              "}, {stopwords: [en, " + folder_.path("stop.txt") + "]}, {phrases: {threshold: 0.1}}]";
  train(folder_, {filters});
  std::filesystem::remove(folder_ / "stop.txt");
  std::filesystem::remove(folder_ / "words.txt");
  std::filesystem::remove(folder_ / "docs.jsonl");
  const Model model = load_model(folder_ / "run", registry_);
  Analyzer analyzer(model.config.text, registry_);
  EXPECT_FALSE(analyzer.next_untaught()) << "the phrases have to be learned again";
  Tokens tokens;
  analyzer.analyze("the kitty and the dog", tokens);
  ASSERT_EQ(tokens.list().size(), 1U);
  EXPECT_EQ(tokens.list()[0].text, "cat");
}

TEST_F(ModelFile, RefusesWhatIsNoModel) {
  EXPECT_THAT(refusal("hello"), HasSubstr("it is no model of topicmill"));
  EXPECT_THAT(refusal(""), HasSubstr("it is no model of topicmill"));
  EXPECT_THAT(message_of<InputError>([&] { load_model(folder_ / "absent.tmm", registry_); }),
              HasSubstr("No such file"));
  EXPECT_THAT(message_of<InputError>([&] { load_model(folder_.path(), registry_); }), HasSubstr("has no model.tmm"));
  folder_.write("H.npy", "1");
  EXPECT_THAT(message_of<InputError>([&] { load_model(folder_.path(), registry_); }),
              HasSubstr("holds W and H of a bare matrix"));
}

TEST_F(ModelFile, RefusesEveryTruncation) {
  const std::string whole = bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THAT(refusal(whole.substr(0, size)), HasSubstr("cannot read the model")) << size;
  }
  EXPECT_THAT(refusal(whole + "x"), HasSubstr("where its header announces"));
}

TEST_F(ModelFile, RefusesEveryChangedByte) {
  const std::string whole = bytes();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at >= 12 && at < 16) continue;  // of no meaning yet
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    EXPECT_THAT(refusal(changed), HasSubstr("cannot read the model")) << at;
  }
}

TEST_F(ModelFile, RefusesANewerVersion) {
  std::string newer = bytes();
  newer[8] = 99;
  EXPECT_THAT(refusal(newer), HasSubstr("its format is version 99, and this topicmill"));
}

TEST_F(ModelFile, NamesThePartThatTheProgramLacks) {
  Model model = load_model(folder_ / "run", registry_);
  model.config.text.filters.push_back({"lost_filter", {}});
  save_model({model.config, model.terms, model.weights, model.topics, model.labels, model.fit}, folder_ / "lost.tmm");
  EXPECT_THAT(message_of<InputError>([&] { load_model(folder_ / "lost.tmm", registry_); }), HasSubstr("'lost_filter'"));
}

/// Models of every version of the format stay readable: one file each, written by the topicmill of its time.
TEST(ModelVersions, AreStillRead) {
  const std::filesystem::path folder = std::filesystem::path(TOPICMILL_SOURCE_DIR) / "tests/pipeline/models";
  int versions = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const Model model = load_model(file.path(), builtin_registry());
    EXPECT_EQ(model.topics.k(), 2) << file.path();
    EXPECT_EQ(model.terms.size(), 8U) << file.path();
    EXPECT_EQ(model.terms[7].text, "stock") << file.path();
    ++versions;
  }
  EXPECT_EQ(versions, 3);
}

}  // namespace
}  // namespace topicmill
