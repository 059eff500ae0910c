// topics.sqlite: keyed and searchable, the same bytes for any number of threads, read by every command; the queries of
// docs/sqlite.md give rows.
#include "pipeline/run_directory/sqlite/sqlite_format.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <tbb/global_control.h>

#include "base/error.hpp"
#include "files/sqlite_handles.hpp"
#include "pipeline/inspect/topic_documents.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using Rows = std::vector<std::vector<std::string>>;

/// The rows of a query, as text.
Rows query(const std::filesystem::path& path, const std::string& sql) {
  sqlite3* opened = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  const DatabaseHandle database(opened);
  sqlite3_stmt* prepared = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(opened, sql.c_str(), -1, &prepared, nullptr), SQLITE_OK)
      << sqlite3_errmsg(opened) << " in " << sql;
  const StatementHandle statement(prepared);
  Rows rows;
  while (prepared && sqlite3_step(prepared) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, i));
      row.emplace_back(text ? text : "NULL");
    }
  }
  return rows;
}

/// The quickstart with dates and classes, in the given formats.
void run_quickstart(const std::filesystem::path& directory, const std::string& formats) {
  const auto corpus = std::filesystem::path(TOPICMILL_SOURCE_DIR) / "corpora/quickstart.jsonl";
  const std::vector<std::string> sets{"input.path=" + corpus.string(),
                                      "input.id=id",
                                      "input.text=[title, text]",
                                      "input.metadata=[label, date]",
                                      "vectorize.min_df=3",
                                      "nmf.topics=8",
                                      "breakdown.date=date",
                                      "breakdown.classes=[label]",
                                      "output.format=" + formats,
                                      "output.directory=" + directory.string()};
  NoProgress progress;
  run(config_from(value_of_sets(sets), builtin_registry()), builtin_registry(), progress);
}

/// One run for all tests that only look at it.
class Quickstart : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryDirectory>();
    run_quickstart(*folder_ / "both", "[csv, sqlite]");
    run_quickstart(*folder_ / "alone", "[sqlite]");
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static Rows ask(const std::string& sql) { return query(both() / sqlite_file, sql); }
  static std::filesystem::path both() { return *folder_ / "both"; }
  static std::filesystem::path alone() { return *folder_ / "alone"; }

 private:
  static inline std::unique_ptr<TemporaryDirectory> folder_;
};

/// The ```sql blocks of a page.
std::vector<std::string> queries_in(const std::string& page) {
  constexpr std::string_view fence = "```sql\n";
  std::vector<std::string> queries;
  for (auto at = page.find(fence); at != std::string::npos; at = page.find(fence, at)) {
    at += fence.size();
    queries.push_back(page.substr(at, page.find("```", at) - at));
  }
  return queries;
}

TEST_F(Quickstart, EveryQueryOfTheGuideGivesRows) {
  const auto queries = queries_in(file_text(std::filesystem::path(TOPICMILL_SOURCE_DIR) / "docs/sqlite.md"));
  EXPECT_GE(queries.size(), 10U);
  for (const auto& sql : queries) EXPECT_THAT(ask(sql), Not(IsEmpty())) << sql;
}

TEST_F(Quickstart, IsSoundAndItsReferencesHold) {
  EXPECT_THAT(ask("PRAGMA integrity_check"), ElementsAre(ElementsAre("ok")));
  EXPECT_THAT(ask("PRAGMA foreign_key_check"), IsEmpty());
  EXPECT_THAT(ask("PRAGMA user_version"), ElementsAre(ElementsAre("1")));
  EXPECT_THAT(ask("PRAGMA application_id"), ElementsAre(ElementsAre(std::to_string(0x746d696c))));
}

TEST_F(Quickstart, AsksTheIndexes) {
  EXPECT_THAT(ask("EXPLAIN QUERY PLAN SELECT document FROM doc_topics WHERE topic = 1 ORDER BY theta DESC")[0][3],
              HasSubstr("doc_topics_by_topic (topic=?)"));
  EXPECT_THAT(ask("EXPLAIN QUERY PLAN SELECT topic FROM topic_words WHERE term = 'a'")[0][3],
              HasSubstr("topic_words_by_term (term=?)"));
}

TEST_F(Quickstart, NumbersAreThoseOfTheCsv) {
  const auto csv = read_table(both(), "topic_words");
  EXPECT_EQ(ask("SELECT probability FROM topic_words WHERE topic = 0 AND rank = 1")[0][0], csv.rows[0][4]);
}

TEST_F(Quickstart, EveryTableReadsAsTheCsv) {
  for (const char* name :
       {"topics", "topic_words", "doc_topics", "documents", "vocabulary", "topics_over_time", "topics_per_class"}) {
    const auto csv = read_table(both(), name);
    const auto sqlite = read_table(alone(), name);
    EXPECT_EQ(sqlite.columns, csv.columns) << name;
    EXPECT_EQ(sqlite.rows, csv.rows) << name;
  }
  EXPECT_FALSE(has_table(alone(), "rejects"));
}

TEST_F(Quickstart, CommandsFindTheDocumentsOfATopicInIt) {
  std::string missing;
  const Registry registry = builtin_registry();
  const FinishedRun run(alone(), registry);
  EXPECT_EQ(documents_of(run, run.topics()[2], 3, missing).size(), 3U);
}

TEST(Sqlite, IsTheSameForAnyNumberOfThreads) {
  const TemporaryDirectory folder;
  run_quickstart(folder / "many", "[sqlite]");
  const tbb::global_control one_thread(tbb::global_control::max_allowed_parallelism, 1);
  run_quickstart(folder / "one", "[sqlite]");
  EXPECT_EQ(file_text(folder / "many" / sqlite_file), file_text(folder / "one" / sqlite_file));
}

TEST(Sqlite, FieldsNamedAsColumnsKeepTheirValues) {
  const TemporaryDirectory folder;
  folder.write("docs.jsonl",
               "{\"id\":\"a\",\"Tokens\":\"many\",\"language\":\"la\",\"text\":\"cat dog cat\"}\n"
               "{\"id\":\"a\",\"Tokens\":\"few\",\"language\":\"de\",\"text\":\"stock bond\"}\n");
  train(folder, {"input.metadata=[Tokens, language]", "output.format=[sqlite]"});
  EXPECT_THAT(query(folder / "run" / sqlite_file, "SELECT document, id, tokens, tokens_2, language FROM documents"),
              ElementsAre(ElementsAre("0", "a", "3", "many", "la"), ElementsAre("1", "a", "2", "few", "de")));
  EXPECT_THAT(read_table(folder / "run", "doc_topics").columns,
              ElementsAre("document", "Tokens", "language", "topic_0", "topic_1", "top_topic"));
  EXPECT_THAT(read_table(folder / "run", "documents").columns,
              ElementsAre("document", "origin", "tokens", "known_tokens", "empty", "explained"));
}

TEST(Sqlite, FieldsNamedAsWhatIsJoinedToThemDoNotHideIt) {
  const TemporaryDirectory folder;
  folder.write("docs.jsonl",
               "{\"id\":\"a\",\"Topic\":\"x\",\"theta\":\"y\",\"topic\":\"z\",\"text\":\"cat dog cat\"}\n"
               "{\"id\":\"b\",\"Topic\":\"x\",\"theta\":\"y\",\"topic\":\"z\",\"text\":\"stock bond\"}\n");
  train(folder, {"input.metadata=[Topic, theta, topic]", "output.format=[sqlite]"});
  const auto file = folder / "run" / sqlite_file;
  EXPECT_THAT(
      query(file, "SELECT field, \"column\" FROM metadata"),
      ElementsAre(ElementsAre("Topic", "Topic_2"), ElementsAre("theta", "theta_2"), ElementsAre("topic", "topic_3")));
  EXPECT_THAT(query(file, "SELECT id FROM document_topics WHERE theta > 0.9"), SizeIs(2));
  EXPECT_THAT(query(file, "SELECT id FROM doc_topics JOIN documents USING (document) WHERE topic = 0 AND theta > 0.9"),
              SizeIs(1));
  EXPECT_THAT(read_table(folder / "run", "doc_topics").columns,
              ElementsAre("document", "Topic", "theta", "topic", "topic_0", "topic_1", "top_topic"));
}

TEST(Sqlite, ADamagedDatabaseIsNamed) {
  const TemporaryDirectory folder;
  write_file(folder / "run.json", "{}");
  write_file(folder / "topics.sqlite", "this is no database, whatever it is called");
  EXPECT_EQ(message_of<InputError>([&] { read_table(folder.path(), "topics"); }),
            "cannot read '" + (folder / "topics.sqlite").string() +
                "': file is not a database; run topicmill again to write it anew");
}

TEST(Sqlite, AMissingFolderIsAnOutputError) {
  const Table table{"topics", {"topic"}, 0, {}};
  EXPECT_EQ(message_of<OutputError>([&] { SqliteFormat().write(std::vector<Table>{table}, "/no/such/folder"); }),
            "cannot write '/no/such/folder/topics.sqlite': No such file or directory; choose a place in a folder that "
            "exists");
}

TEST(Sqlite, AFailureLeavesNoFile) {
  const TemporaryDirectory folder;
  const Table table{"topics", {"topic"}, 1, [](std::int64_t, std::vector<Cell>&) { throw InputError("no such row"); }};
  EXPECT_THROW(SqliteFormat().write(std::vector<Table>{table}, folder.path()), InputError);
  EXPECT_THAT(folder.names(), IsEmpty());
}

}  // namespace
}  // namespace topicmill
