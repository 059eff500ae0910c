// New documents through a saved model, as texts and as a stream.
#include "pipeline/run/transform.hpp"

#include <gmock/gmock.h>
#include <tbb/task_arena.h>

#include <sstream>

#include "pipeline/run_directory/read_table.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class TransformTest : public testing::Test {
 protected:
  Transformer transformer() const { return {load_model(folder_ / "run", registry_), registry_}; }

  struct Result {
    std::string rows;
    std::vector<Reject> rejects;
    TransformReport report;
  };

  Result transformed(const Transformer& transformer, const std::string& format = "csv", bool skip = false) const {
    InputOptions input = transformer.model().config.input;
    input.path = {folder_.path("new.jsonl")};
    if (skip) input.on_error = OnError::skip;
    Result result;
    NoProgress progress;
    const auto writer = make_row_format(format, registry_);
    result.report = transform(transformer, input, registry_, *writer,
                              {[&](std::string_view rows) { result.rows += rows; },
                               [&](const Reject& reject) { result.rejects.push_back(reject); }},
                              progress);
    return result;
  }

  /// doc_topics of the run, and what transforming new.jsonl gives of it.
  struct BothTables {
    TextTable expected;
    TextTable found;
  };

  BothTables transformed_again() const {
    folder_.write("again/run.json", "{}");
    folder_.write("again/doc_topics.csv", transformed(transformer()).rows);
    return {read_table(folder_ / "run", "doc_topics"), read_table(folder_ / "again", "doc_topics")};
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(TransformTest, NoColumnIsThereTwice) {
  EXPECT_THAT(transform_columns({"label", "document", "topic_0", "section"}, 2),
              ElementsAre("document", "label_2", "document_2", "topic_0_2", "section", "topic_0", "topic_1",
                          "top_topic", "label", "tokens", "known_tokens", "explained"));
}

TEST_F(TransformTest, TheTrainingCorpusGetsItsDocTopicsBack) {
  for (const char* loss : {"frobenius", "kullback_leibler"}) {
    train(folder_, {std::string("nmf.loss=") + loss});
    folder_.write("new.jsonl", two_themes());
    const auto [expected, found] = transformed_again();
    ASSERT_EQ(found.rows.size(), expected.rows.size());
    for (std::size_t row = 0; row < found.rows.size(); ++row) {
      EXPECT_EQ(found.rows[row][0], expected.rows[row][0]);
      EXPECT_EQ(found.rows[row][1], expected.rows[row][1]);
      for (const std::size_t column : {2U, 3U}) {
        EXPECT_NEAR(std::stod(found.rows[row][column]), std::stod(expected.rows[row][column]), 1e-4) << loss;
      }
    }
  }
}

TEST_F(TransformTest, ATrainingDocumentHasItsThetaUnderEveryWeight) {
  const std::vector<std::vector<std::string>> weights{
      {"vectorize.tf=bm25", "vectorize.idf=bm25", "vectorize.norm=none"},
      {"vectorize.tf={bm25: {k1: 2, b: 1}}", "vectorize.idf_power=2"},
      {"vectorize.tf=ppmi", "vectorize.idf=none"},
      {"vectorize.tf=raw", "vectorize.idf=none", "vectorize.term_degree=0.5"},
      {"vectorize.document_degree=0.5"},
      {"vectorize.document_degree=0.5", "nmf.precision=float64"},
      {"vectorize.neighbors={count: 3, weight: 0.3}", "vectorize.tf=bm25", "vectorize.document_degree=0.25"}};
  folder_.write("new.jsonl", two_themes());
  for (const auto& options : weights) {
    train(folder_, options);
    const auto [expected, found] = transformed_again();
    ASSERT_EQ(found.rows.size(), expected.rows.size());
    for (std::size_t row = 0; row < found.rows.size(); ++row) {
      for (const std::size_t column : {0U, 2U, 3U}) {
        EXPECT_EQ(found.rows[row][column], expected.rows[row][column]) << options.front();
      }
    }
  }
}

/// Documents of several paragraphs, of either theme.
std::string mixed_documents() {
  std::string lines;
  for (int i = 0; i < 6; ++i) {
    lines += R"({"id":"d)" + std::to_string(i) + R"(","section":"s","text":"cat dog fish\n\nstock bond)";
    lines += i % 2 == 0 ? R"( market\n\nbird dog cat yak"})" : R"( rate market\n\nmarket rate stock bond"})";
    lines += "\n";
  }
  return lines;
}

TEST_F(TransformTest, TheTrainingCorpusGetsTheSumsOfItsPassagesBack) {
  folder_.write("docs.jsonl", mixed_documents());
  train(folder_, {"input.passages={paragraphs: {min_words: 3}}"});
  folder_.write("new.jsonl", mixed_documents());
  const auto [expected, found] = transformed_again();
  EXPECT_EQ(read_table(folder_ / "run", "passages").rows.size(), 18U);
  ASSERT_EQ(found.rows.size(), 6U);
  for (std::size_t row = 0; row < found.rows.size(); ++row) {
    for (const std::size_t column : {2U, 3U}) {
      EXPECT_NEAR(std::stod(found.rows[row][column]), std::stod(expected.rows[row][column]), 1e-5);
    }
    EXPECT_GT(std::stod(found.rows[row][2]), 0.2) << "both themes are in each document";
    EXPECT_LT(std::stod(found.rows[row][2]), 0.8);
  }
}

TEST_F(TransformTest, TextsAreALibraryCall) {
  train(folder_);
  const auto documents = transformer()({"Stock market!", "cats and a dog", "", "zebra"});
  ASSERT_EQ(documents.size(), 4U);
  const auto money = documents[0].top_topic;
  ASSERT_TRUE(money);
  EXPECT_NE(documents[1].top_topic, money);
  EXPECT_NEAR(documents[0].theta[0] + documents[0].theta[1], 1, 1e-6);
  EXPECT_EQ(documents[1].tokens, 2) << "cats, dog";
  EXPECT_EQ(documents[1].known_tokens, 1);
  EXPECT_THAT(documents[2].theta, Each(0));
  EXPECT_EQ(documents[3].top_topic, std::nullopt);
  EXPECT_EQ(documents[3].explained, 0);
}

TEST_F(TransformTest, ReportsWhatTheModelDoesNotKnow) {
  train(folder_);
  folder_.write("new.jsonl",
                "{\"id\":\"x\",\"text\":\"cat zebra zebra yak\",\"section\":\"s\"}\n"
                "{\"id\":\"y\",\"text\":\"zebra\",\"section\":\"s\"}\n");
  const auto [rows, rejects, report] = transformed(transformer());
  EXPECT_THAT(rows, StartsWith("document,section,topic_0,topic_1,top_topic,label,tokens,known_tokens,explained\nx,s,"));
  EXPECT_THAT(rows, HasSubstr("\ny,s,0,0,,,1,0,0\n"));
  EXPECT_EQ(report.documents, 2);
  EXPECT_EQ(report.empty, 1);
  EXPECT_EQ(report.tokens, 5);
  EXPECT_EQ(report.unknown_tokens, 4);
  ASSERT_EQ(report.unknown_words.size(), 2U);
  EXPECT_EQ(report.unknown_words[0].word, "zebra");
  EXPECT_EQ(report.unknown_words[0].count, 3);
}

TEST_F(TransformTest, KeepsTheOrderAndTheBytesForAnyNumberOfThreads) {
  train(folder_);
  std::string lines;
  for (int i = 0; i < 60000; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"section\":\"s\",\"text\":\"cat market " +
             (i % 3 == 0 ? "dog dog" : "rate w" + std::to_string(i)) + "\"}\n";
  }
  folder_.write("new.jsonl", lines);
  const auto model = transformer();
  std::vector<Result> results;
  for (const int threads : {1, 4}) {
    tbb::task_arena arena(threads);
    arena.execute([&] { results.push_back(transformed(model, "jsonl")); });
  }
  EXPECT_EQ(results[0].rows, results[1].rows);
  EXPECT_EQ(results[0].report.unknown_words[0].word, results[1].report.unknown_words[0].word);
  std::istringstream rows(results[0].rows);
  std::string row;
  for (int i = 0; i < 60000; ++i) {
    std::getline(rows, row);
    ASSERT_THAT(row, StartsWith("{\"document\":\"" + std::to_string(i) + "\","));
  }
}

TEST_F(TransformTest, TellsOfEveryDocumentThatItSkips) {
  train(folder_);
  folder_.write("new.jsonl", "{\"id\":\"x\",\"text\":\"cat\",\"section\":\"s\"}\n{broken\n");
  EXPECT_THAT(message_of<InputError>([&] { transformed(transformer()); }), HasSubstr("new.jsonl:2"));
  const auto result = transformed(transformer(), "csv", true);
  ASSERT_EQ(result.rejects.size(), 1U);
  EXPECT_THAT(result.rejects[0].origin, HasSubstr("new.jsonl:2"));
  EXPECT_EQ(result.report.skipped, 1);
  EXPECT_EQ(result.report.documents, 1);
}

TEST_F(TransformTest, MetadataThatNewDocumentsLackIsEmptyAndTold) {
  train(folder_);
  InputOptions input = transformer().model().config.input;
  input.path = {folder_.write("new.csv", "text\ncat dog\nstock\n")};
  std::string rows;
  NoProgress progress;
  const auto report = transform(transformer(), input, registry_, *make_row_format("csv", registry_),
                                {[&](std::string_view bytes) { rows += bytes; }, {}}, progress);
  EXPECT_THAT(rows, HasSubstr("\n" + input.path[0] + ":2,,"));
  EXPECT_THAT(
      report.warnings,
      ElementsAre(
          "2 of 2 documents have no field 'section', whose cell is empty, the first at " + input.path[0] + ":2",
          "2 of 2 documents have no field 'id', so that their place names them, the first at " + input.path[0] + ":2"));
}

TEST_F(TransformTest, CountsHaveNoMetadata) {
  train(folder_);
  InputOptions input = transformer().model().config.input;
  input.path = {folder_.write("new.mtx", "%%MatrixMarket matrix coordinate integer general\n1 2 1\n1 1 2\n")};
  input.vocabulary = folder_.write("new.vocab.txt", "cat\nstock\n");
  std::string rows;
  NoProgress progress;
  const auto report = transform(transformer(), input, registry_, *make_row_format("csv", registry_),
                                {[&](std::string_view bytes) { rows += bytes; }, {}}, progress);
  EXPECT_THAT(rows, HasSubstr("\ndoc_1,,"));
  EXPECT_THAT(report.warnings, ElementsAre("a matrix has no metadata: the cells of input.metadata are empty"));
}

TEST_F(TransformTest, TakesCountsToo) {
  train(folder_);
  folder_.write("new.mtx", "%%MatrixMarket matrix coordinate integer general\n2 3 3\n1 1 2\n1 3 1\n2 2 1\n");
  folder_.write("new.vocab.txt", "cat\nstock\nzebra\n");
  InputOptions input;
  input.path = {folder_.path("new.mtx")};
  input.vocabulary = folder_.path("new.vocab.txt");
  std::string rows;
  NoProgress progress;
  const auto model = transformer();
  const auto report = transform(model, input, registry_, *make_row_format("csv", registry_),
                                {[&](std::string_view bytes) { rows += bytes; }, {}}, progress);
  EXPECT_EQ(report.documents, 2);
  EXPECT_EQ(report.tokens, 4);
  EXPECT_EQ(report.unknown_tokens, 1);
  const auto texts = model({"cat cat zebra", "stock"});
  ASSERT_TRUE(texts[0].top_topic);
  const auto& label = model.model().labels[static_cast<std::size_t>(*texts[0].top_topic)];
  EXPECT_THAT(rows, HasSubstr("," + std::to_string(*texts[0].top_topic) + "," + label + ",3,2,"));
}

}  // namespace
}  // namespace topicmill
