#include "pipeline/corpus/matrix_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/registry.hpp"
#include "files/compression/compressed_name.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "text/input/corpus_reader.hpp"
#include "text/records/reader.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr std::array tables{".csv", ".tsv", ".jsonl"};

/// "ap" of "docword.ap.txt.gz" and of "ap.ldac".
std::string stem_of(const fs::path& matrix) {
  constexpr std::string_view docword = "docword.";
  std::string name(without_compression(matrix.filename().string()));
  if (name.starts_with(docword)) name.erase(0, docword.size());
  return fs::path(name).stem().string();
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

std::optional<std::string> find_beside(const fs::path& matrix, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    const std::string path = (matrix.parent_path() / name).string();
    if (is_file(path)) return path;
    for (const auto suffix : compression_suffixes) {
      if (is_file(path + std::string(suffix))) return path + std::string(suffix);
    }
  }
  return std::nullopt;
}

bool is_table(const std::string& path) {
  const std::string name = to_lower(without_compression(path));
  return std::any_of(tables.begin(), tables.end(), [&](std::string_view suffix) { return name.ends_with(suffix); });
}

/// A table of names: null and nan are words like others, as are backslashes, and the first row names the columns.
Choice<Reader> table_format(const std::string& path) {
  const std::string name = to_lower(without_compression(path));
  if (name.ends_with(".jsonl")) return {"jsonl", {}};
  return {name.ends_with(".tsv") ? "tsv" : "csv", Value::map({{"header", {}, Value::scalar("true")},
                                                              {"escape", {}, Value::scalar("none")},
                                                              {"missing", {}, Value::list({})}})};
}

/// Options to read the records of one file; `field` of a table, else the lines.
InputOptions options_for(const std::string& path, const std::string& encoding, const std::string& field) {
  InputOptions options;
  options.path = {path};
  options.encoding = encoding;
  if (is_table(path)) {
    options.format = table_format(path);
    options.text = {field};
    options.id = field;
  } else {
    options.format.name = "lines";
    options.id = "text";
  }
  return options;
}

std::vector<Document> read_records(const InputOptions& options, const Registry& registry,
                                   std::vector<InputFile>& files) {
  CorpusReader reader(options, registry);
  std::vector<Document> records;
  while (auto batch = reader.next()) {
    for (auto& document : reader.parse(std::move(*batch)).documents) records.push_back(std::move(document));
  }
  files.insert(files.end(), reader.files().begin(), reader.files().end());
  return records;
}

/// Blank lines are no records: where one is missing in the middle, all behind it would name the wrong column.
void require_no_gap(const std::string& path, const std::vector<Document>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].metadata.front() == std::to_string(i + 1)) continue;
    throw InputError(
        fmt::format("cannot read '{}': line {} is blank; each line names a row or column of the matrix", path, i + 1));
  }
}

}  // namespace

std::optional<std::string> find_vocabulary(const fs::path& matrix) {
  const std::string X = stem_of(matrix);
  std::vector<std::string> names{"vocab." + X + ".txt", X + ".vocab",     X + ".terms",
                                 X + ".vocabulary",     X + ".vocab.txt", X + ".terms.txt"};
  for (const std::string_view suffix : tables) names.push_back("vocabulary" + std::string(suffix));
  names.insert(names.end(), {"vocabulary.txt", "vocab.txt"});
  return find_beside(matrix, names);
}

std::optional<std::string> find_document_names(const fs::path& matrix) {
  const std::string X = stem_of(matrix);
  std::vector<std::string> names{X + ".docs", X + ".docs.txt"};
  for (const std::string_view suffix : tables) names.push_back("documents" + std::string(suffix));
  return find_beside(matrix, names);
}

std::vector<std::string> read_words(const std::string& path, const std::string& encoding, const Registry& registry,
                                    std::vector<InputFile>& files) {
  InputOptions options = options_for(path, encoding, "term");
  if (!is_table(path)) options.metadata = {"line"};
  const auto records = read_records(options, registry, files);
  if (!is_table(path)) require_no_gap(path, records);
  std::vector<std::string> words;
  words.reserve(records.size());
  for (const auto& record : records) words.emplace_back(trimmed(record.text, " \t"));
  return words;
}

std::vector<DocumentInfo> read_document_names(const std::string& path, const InputOptions& input,
                                              const Registry& registry, std::vector<InputFile>& files) {
  InputOptions options = options_for(path, input.encoding, input.id.value_or("document"));
  options.metadata = input.metadata;
  if (!is_table(path)) options.metadata.insert(options.metadata.begin(), "line");
  auto records = read_records(options, registry, files);
  if (!is_table(path)) {
    require_no_gap(path, records);
    for (auto& record : records) record.metadata.erase(record.metadata.begin());
  }
  std::vector<DocumentInfo> documents;
  documents.reserve(records.size());
  for (auto& record : records) {
    documents.push_back({std::move(record.id), std::move(record.origin), std::move(record.metadata), 0, {}});
  }
  return documents;
}

}  // namespace topicmill
