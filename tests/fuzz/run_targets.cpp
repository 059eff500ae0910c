// What a run leaves and commands read back: models, pasts, labels, tables, run.json, databases. A run directory may be
// a stranger's.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "pipeline/builtin_registry.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/model/past_file.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/sqlite/read_sqlite.hpp"
#include "tables/row_readers.hpp"
#include "tests/fuzz/memory_file.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/temporary_directory.hpp"
#include "text/input/database_source.hpp"

namespace topicmill {
namespace {

/// For code that needs a file with a name. One a process, as many of them run beside each other.
const TemporaryDirectory& folder() {
  static const TemporaryDirectory made;
  return made;
}

const Registry& registry() {
  static const Registry made = builtin_registry();
  return made;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The model as bytes, once it was written anew.
std::string written_anew(const Model& model) {
  const auto path = folder().path("model.tmm");
  save_model({model.config, model.terms, model.weights, model.topics, model.labels, model.fit}, path);
  return bytes_of(path);
}

void load_bytes(std::string_view bytes) {
  const MemoryFile file(bytes);
  try {
    const Model model = load_model(file.path(), registry());
    require(model.labels.size() == model.topics.topics.size(), "a model has topics without a label");
    require(model.topics.weights.rows() == std::ssize(model.terms), "a model has terms without a row");
    const auto written = written_anew(model);
    const MemoryFile again(written);
    require(written_anew(load_model(again.path(), registry())) == written, "a model reads back as another one");
  } catch (const InputError&) {
  }
}

/// A model whose header announces what follows it: no fuzzer finds a checksum by chance.
std::string with_true_header(std::string_view bytes) {
  constexpr std::size_t size_at = 16;
  constexpr std::size_t sum_at = 24;
  constexpr std::size_t header_bytes = 32;
  std::string whole(bytes);
  if (whole.size() < header_bytes) return whole;
  const std::uint64_t size = whole.size() - header_bytes;
  const std::uint64_t sum = XXH3_64bits(whole.data() + header_bytes, size);
  std::memcpy(whole.data() + size_at, &size, sizeof size);
  std::memcpy(whole.data() + sum_at, &sum, sizeof sum);
  return whole;
}

void read_model(std::string_view bytes) {
  load_bytes(bytes);
  load_bytes(with_true_header(bytes));
}

void read_past(std::string_view bytes) {
  const std::string name(past_file);
  try {
    std::ofstream(folder().path(name), std::ios::binary) << with_true_header(bytes);
    constexpr std::int64_t terms = 3;
    const Past past = load_past(folder().path(), terms);
    save_past(past.rows, past.rare, past.counted_rows, folder().path(name));
    const std::string written = bytes_of(folder().path(name));
    const Past again = load_past(folder().path(), terms);
    save_past(again.rows, again.rare, again.counted_rows, folder().path(name));
    require(bytes_of(folder().path(name)) == written, "a past reads back as another one");
  } catch (const InputError&) {
  }
}

void read_labels_text(std::string_view bytes) {
  try {
    const auto text = labels_text(parse_labels(std::string(bytes), "labels.yaml", std::nullopt));
    require(labels_text(parse_labels(text, "labels.yaml", std::nullopt)) == text,
            "labels read back as others: " + text);
  } catch (const ConfigError& error) {
    require(!error.problems().empty(), "labels were refused without a reason");
  }
}

void read_rows(RowReader& reader, std::size_t most) {
  std::vector<std::string> columns;
  std::vector<std::string> cells;
  for (std::size_t rows = 0; rows < most && reader.next(columns, cells); ++rows) {
    require(cells.size() == columns.size(), "a row has not a cell a column");
  }
}

void read_tables(std::string_view bytes) {
  const MemoryFile file(bytes);
  const std::vector<std::function<std::unique_ptr<RowReader>()>> formats{
      [&] { return delimited_rows(file.path(), ','); }, [&] { return delimited_rows(file.path(), '\t'); },
      [&] { return json_line_rows(file.path()); }};
  for (const auto& open : formats) {
    try {
      read_rows(*open(), bytes.size() + 1);
    } catch (const InputError&) {
    }
  }
}

void read_run_file(std::string_view bytes) {
  folder().write(std::string(run_file), bytes);
  const FinishedRun run(folder().path(), registry());
  try {
    for (const auto& file : run.inputs()) require(file.path.size() <= bytes.size(), "a path grew");
  } catch (const InputError&) {
  }
  try {
    run.log();
  } catch (const InputError&) {
  }
}

/// As the tables of a run and as documents. A view may have more rows than the file has bytes.
void read_database(std::string_view bytes) {
  constexpr std::size_t most_rows = 1000;
  const auto path = folder().write("topics.sqlite", bytes);
  for (const auto* table : {"topics", "doc_topics", "documents"}) {
    try {
      if (has_sqlite_table(path, table)) read_rows(*read_sqlite(path, table), most_rows);
    } catch (const InputError&) {
    }
  }
  try {
    DatabaseSource source({path, "documents", {}}, [](const FileContext&) {});
    Record record;
    for (std::size_t rows = 0; rows < most_rows && source.next(record); ++rows) {
      LeniencyTally leniencies;
      record.file->parser->parse(record, {}, leniencies);
    }
  } catch (const InputError&) {
  }
}

}  // namespace

std::vector<FuzzTarget> run_targets() {
  return {{"model", read_model},  {"past", read_past},         {"labels", read_labels_text},
          {"table", read_tables}, {"run_json", read_run_file}, {"sqlite", read_database}};
}

}  // namespace topicmill
