// A corpus that comes as counts: how it is told from text, where its names come from, and what is refused.
#include "pipeline/corpus/ready_matrix.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

#include "pipeline/builtin_registry.hpp"
#include "pipeline/corpus/matrix_names.hpp"
#include "tests/matrices/matrix_texts.hpp"
#include "tests/text/count_matrix.hpp"
#include "text/vectorize/prune_in_order.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto two_documents = "2\n3\n3\n1 1 2\n1 3 1\n2 2 4\n";

class ReadyMatrixTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const { write_file(folder_ / name, text); }

  Config config_for(const std::string& name) const {
    Config config;
    config.input.path = {path(name)};
    return config;
  }

  ReadyCorpus read_corpus(const Config& config) const {
    const auto matrix = find_ready_matrix(config.input);
    if (matrix) return read_ready_matrix(*matrix, config, registry_);
    ADD_FAILURE() << "taken for text";
    return {};
  }

  /// A corpus with its counts as a matrix, terms by code point.
  struct Counted {
    std::vector<DocumentInfo> documents;
    std::vector<std::string> terms;
    SparseMatrix counts;
  };
  struct Read {
    Counted counted;
    std::vector<InputFile> files;
    std::vector<std::string> warnings;
  };

  Read read(const Config& config) const {
    ReadyCorpus corpus = read_corpus(config);
    auto taken = take_counts(corpus.counted);
    return {{std::move(corpus.counted.documents), std::move(taken.terms), std::move(taken.counts)},
            std::move(corpus.files),
            std::move(corpus.warnings)};
  }

  template <class Expected = InputError>
  std::string refusal(const Config& config) const {
    std::string message = message_of<Expected>([&] { read(config); });
    for (auto at = message.find(path("")); at != std::string::npos; at = message.find(path(""))) {
      message.erase(at, path("").size());
    }
    return message;
  }

  static std::vector<std::string> ids_of(const Counted& corpus) {
    std::vector<std::string> ids;
    for (const auto& document : corpus.documents) ids.push_back(document.id);
    return ids;
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(ReadyMatrixTest, FindsAVocabularyBesideIt) {
  write("docword.x.txt", two_documents);
  write("vocab.x.txt", "pear\napple\nfig\n");
  const auto [counted, files, warnings] = read(config_for("docword.x.txt"));
  EXPECT_THAT(counted.terms, ElementsAre("apple", "fig", "pear"));
  EXPECT_EQ(dense(counted.counts), (Rows{{0, 1, 2}, {4, 0, 0}}));
  EXPECT_THAT(ids_of(counted), ElementsAre("doc_1", "doc_2"));
  EXPECT_EQ(counted.documents[0].tokens, 3);
  EXPECT_EQ(counted.documents[1].origin(), path("docword.x.txt") + ":2");
  EXPECT_EQ(files.size(), 2U);
  EXPECT_THAT(warnings, ElementsAre());
}

TEST_F(ReadyMatrixTest, KnowsTheUsualNames) {
  for (const auto* name : {"vocab.x.txt", "x.vocab", "x.terms", "x.vocabulary", "x.vocab.txt", "vocabulary.txt",
                           "vocab.txt", "vocabulary.csv", "x.vocab.gz"}) {
    const TemporaryDirectory folder;
    write_file(folder / name, "word");
    EXPECT_EQ(find_vocabulary(folder / "x.mtx.gz"), (folder / name).string());
  }
}

TEST_F(ReadyMatrixTest, NumbersTermsAsTheFileDoes) {
  write("docword.x.txt", two_documents);
  const auto [counted, files, warnings] = read(config_for("docword.x.txt"));
  EXPECT_THAT(counted.terms, ElementsAre("term_1", "term_2", "term_3"));
  EXPECT_THAT(warnings, ElementsAre(HasSubstr("no vocabulary was found beside")));
  write("x.ldac", "1 2:5\n");
  EXPECT_THAT(read(config_for("x.ldac")).counted.terms, ElementsAre("term_0", "term_1", "term_2"));
}

TEST_F(ReadyMatrixTest, SortsTermsByCodePointWhereverTheyStand) {
  std::string text = "1\n11\n11\n";
  for (int word = 1; word <= 11; ++word) text += "1 " + std::to_string(word) + " " + std::to_string(word) + "\n";
  write("docword.x.txt", text);
  const auto corpus = read(config_for("docword.x.txt")).counted;
  EXPECT_EQ(corpus.terms[1], "term_10");
  EXPECT_EQ(corpus.counts.values[1], 10);
}

TEST_F(ReadyMatrixTest, NumberedTermsKeepTheOrderOfTheirColumns) {
  std::string text = "1\n12\n12\n";
  for (int word = 1; word <= 12; ++word) text += "1 " + std::to_string(word) + " " + std::to_string(word) + "\n";
  write("docword.x.txt", text);
  auto corpus = read_corpus(config_for("docword.x.txt"));
  VectorizeOptions all;
  all.min_df = {1, false};
  all.max_df = {1, true};
  all.max_features = 11;
  EXPECT_TRUE(corpus.is_numbered);
  const PrunedCounts pruned = prune_in_order(corpus.counted, all);
  std::vector<std::string> terms;
  for (const auto& term : pruned.terms) terms.push_back(term.text);
  EXPECT_THAT(terms, ElementsAre("term_2", "term_3", "term_4", "term_5", "term_6", "term_7", "term_8", "term_9",
                                 "term_10", "term_11", "term_12"));
  EXPECT_THAT(pruned.counts.values, ElementsAre(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
}

TEST_F(ReadyMatrixTest, ReadsTheTablesOfVectorize) {
  write("counts.mtx", "%%MatrixMarket matrix coordinate integer general\n2 2 2\n1 1 1\n2 2 3\n");
  write("vocabulary.csv", "term,document_frequency,count,idf\n\"a,b\",1,1,1\nc,1,3,1\n");
  write("documents.csv", "document,origin,tokens,known_tokens,empty\nfirst,x,1,1,false\nsecond,y,3,3,false\n");
  const auto corpus = read(config_for("counts.mtx")).counted;
  EXPECT_THAT(corpus.terms, ElementsAre("a,b", "c"));
  EXPECT_THAT(ids_of(corpus), ElementsAre("first", "second"));
}

TEST_F(ReadyMatrixTest, WordsThatLookMissingAreWords) {
  write("counts.mtx", "%%MatrixMarket matrix coordinate integer general\n2 2 2\n1 1 1\n2 2 3\n");
  write("vocabulary.csv", "term,count\nnan,1\nnull,3\n");
  write("documents.csv", "document\nNA\nNone\n");
  const auto corpus = read(config_for("counts.mtx")).counted;
  EXPECT_THAT(corpus.terms, ElementsAre("nan", "null"));
  EXPECT_THAT(ids_of(corpus), ElementsAre("NA", "None"));
}

TEST_F(ReadyMatrixTest, TakesIdsAndMetadataFromATable) {
  write("docword.x.txt", two_documents);
  write("labels.tsv", "name\tgroup\none\tred\ntwo\tblue\n");
  Config config = config_for("docword.x.txt");
  config.input.documents = path("labels.tsv");
  config.input.id = "name";
  config.input.metadata = {"group"};
  const auto corpus = read(config).counted;
  EXPECT_THAT(ids_of(corpus), ElementsAre("one", "two"));
  EXPECT_THAT(corpus.documents[1].metadata, ElementsAre("blue"));
}

TEST_F(ReadyMatrixTest, ReadsTermsByDocuments) {
  write("x.mtx", "%%MatrixMarket matrix coordinate integer general\n3 2 3\n1 1 2\n3 1 1\n2 2 4\n");
  write("x.terms", "pear\napple\nfig\n");
  write("x.docs", "one\ntwo\n");
  Config config = config_for("x.mtx");
  EXPECT_EQ(refusal(config),
            "'x.terms' has 3 words, and the matrix has 2 columns; as many as the other side has: set input.transposed: "
            "true");
  config.input.transposed = true;
  const auto corpus = read(config).counted;
  EXPECT_THAT(corpus.terms, ElementsAre("apple", "fig", "pear"));
  EXPECT_EQ(dense(corpus.counts), (Rows{{0, 1, 2}, {4, 0, 0}}));
  EXPECT_THAT(ids_of(corpus), ElementsAre("one", "two"));
}

TEST_F(ReadyMatrixTest, RefusesNamesOfAWrongNumber) {
  write("docword.x.txt", two_documents);
  write("vocab.x.txt", "pear\napple\nfig\ngrape\n");
  EXPECT_EQ(refusal(config_for("docword.x.txt")),
            "'vocab.x.txt' has 4 words, and the matrix has 3 columns; name the file that belongs to the matrix in "
            "input.vocabulary, or set it to none");
  Config config = config_for("docword.x.txt");
  config.input.vocabulary = "none";
  config.input.documents = path("vocab.x.txt");
  EXPECT_EQ(refusal(config),
            "'vocab.x.txt' has 4 documents, and the matrix has 2 rows; name the file that belongs to the matrix in "
            "input.documents, or set it to none");
}

TEST_F(ReadyMatrixTest, RefusesABlankLineAmongWords) {
  write("docword.x.txt", two_documents);
  write("vocab.x.txt", "pear\n\napple\nfig\n");
  EXPECT_EQ(refusal(config_for("docword.x.txt")),
            "cannot read 'vocab.x.txt': line 2 is blank; each line names a row or column of the matrix");
}

TEST_F(ReadyMatrixTest, AnLdacFileMayLackTheLastWords) {
  write("x.ldac", "1 0:5\n");
  write("x.vocab", "pear\napple\n");
  const auto corpus = read(config_for("x.ldac")).counted;
  EXPECT_THAT(corpus.terms, ElementsAre("apple", "pear"));
  EXPECT_EQ(dense(corpus.counts), (Rows{{0, 5}}));
}

TEST_F(ReadyMatrixTest, NumbersRepeatedWords) {
  write("docword.x.txt", two_documents);
  write("vocab.x.txt", "fig\nfig\nfig_2\n");
  const auto [counted, files, warnings] = read(config_for("docword.x.txt"));
  EXPECT_THAT(counted.terms, ElementsAre("fig", "fig_2", "fig_3"));
  EXPECT_EQ(dense(counted.counts), (Rows{{2, 1, 0}, {0, 0, 4}}));
  EXPECT_THAT(warnings, ElementsAre(HasSubstr("has 'fig' more than once; the later ones have a number at their end")));
}

TEST_F(ReadyMatrixTest, WarnsOfValuesThatAreNoCounts) {
  write("docword.x.txt", "1\n2\n2\n1 1 1.5\n1 2 3\n");
  Config config = config_for("docword.x.txt");
  config.input.vocabulary = "none";
  EXPECT_THAT(read(config).warnings,
              ElementsAre(HasSubstr("holds values that are not whole numbers, and they are weighed like counts; set "
                                    "vectorize: {tf: raw, idf: none, norm: none} where they are weights already")));
  config.vectorize.tf = "raw";
  config.vectorize.idf = DocumentWeight::none;
  EXPECT_THAT(read(config).warnings, ElementsAre());
}

TEST_F(ReadyMatrixTest, RefusesValuesThatNoWeightIsMadeOf) {
  write("docword.x.txt", "1\n2\n2\n1 1 0.25\n1 2 3\n");
  Config by_logarithm = config_for("docword.x.txt");
  by_logarithm.vectorize.tf = "log";
  EXPECT_EQ(refusal(by_logarithm),
            "'docword.x.txt' holds values that are no counts, such as 0.25, whose log weight is not above 0; "
            "set vectorize: {tf: raw, idf: none, norm: none} where they are weights already");
  write("docword.x.txt", "1\n2\n2\n1 1 1\n1 2 -3\n");
  EXPECT_EQ(refusal(config_for("docword.x.txt")),
            "'docword.x.txt' has -3 at row 1, column 2; counts and weights are 0 or more");
}

TEST_F(ReadyMatrixTest, WarnsOfTextOptionsThatDoNotApply) {
  write("docword.x.txt", two_documents);
  Config config = config_for("docword.x.txt");
  config.input.vocabulary = "none";
  config.text.tokenizer.name = "whitespace";
  EXPECT_THAT(read(config).warnings, ElementsAre(HasSubstr("holds counts: the options of text do not apply to it")));
}

TEST_F(ReadyMatrixTest, LeavesTextAlone) {
  write("a.txt", "Twelve words: 3 of them at 12:30.\n");
  EXPECT_FALSE(find_ready_matrix(config_for("a.txt").input));
  write("empty.txt", "");
  EXPECT_FALSE(find_ready_matrix(config_for("empty.txt").input));
  Config config = config_for("a.txt");
  config.input.vocabulary = "words.txt";
  EXPECT_EQ(
      refusal<UsageError>(config),
      "input.vocabulary is for ready matrices, and the input is text; remove it, or set input.format to the format "
      "of the matrix");
}

TEST_F(ReadyMatrixTest, ReadsOneFileOnly) {
  write("a.mtx", "%%MatrixMarket matrix coordinate integer general\n1 1 1\n1 1 1\n");
  Config config = config_for("a.mtx");
  config.input.path.push_back(path("b.mtx"));
  write("b.mtx", "%%MatrixMarket matrix coordinate integer general\n1 1 1\n1 1 1\n");
  config.input.format.name = "mtx";
  EXPECT_EQ(refusal<UsageError>(config), "a matrix is one file, and input.path names 2; name one of them");
}

TEST_F(ReadyMatrixTest, ReadsTheFormatThatTheConfigNames) {
  write("a.txt", "0\n1 1:2\n");
  Config config = config_for("a.txt");
  EXPECT_FALSE(find_ready_matrix(config.input));
  config.input.format.name = "ldac";
  EXPECT_EQ(dense(read(config).counted.counts), (Rows{{0, 0}, {0, 2}}));
}

TEST_F(ReadyMatrixTest, FractionsAreNeverNothing) {
  write("docword.x.txt", "2\n2\n3\n1 1 0.5\n2 1 0.25\n2 2 3\n");
  Config config = config_for("docword.x.txt");
  config.vectorize.tf = "raw";
  config.vectorize.min_df = {1, false};
  config.vectorize.max_df = {1, true};
  auto corpus = read_corpus(config);
  const auto pruned = prune(corpus.counted, config.vectorize);
  EXPECT_THAT(pruned.known_tokens, ElementsAre(1, 4));
  EXPECT_EQ(pruned.terms[0].count, 1);
}

TEST_F(ReadyMatrixTest, TheAssociatedPressIsTheSameInBothFormats) {
  const char* data = std::getenv("TOPICMILL_DATA");
  if (!data) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  Config config;
  config.input.path = {std::string(data) + "/docword.ap.txt.gz"};
  const auto uci = read(config).counted;
  config.input.path = {std::string(data) + "/ap.ldac.gz"};
  const auto ldac = read(config).counted;
  EXPECT_TRUE(uci.terms == ldac.terms);
  expect_equal(uci.counts, ldac.counts);
}

}  // namespace
}  // namespace topicmill
