#include "tables/row_readers.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "files/row_scanner.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

/// The lines of a file, and the errors that name them.
class LineReader {
 public:
  explicit LineReader(const fs::path& path) : path_(path), stream_(path, std::ios::binary) {
    if (!stream_) throw InputError(fmt::format("cannot read '{}': {}", path.string(), reason_of(errno)));
  }

  bool next(std::string& line) {
    if (!std::getline(stream_, line)) {
      if (stream_.bad()) fail("cannot be read: " + reason_of(errno));
      return false;
    }
    ++number_;
    return true;
  }

  [[noreturn]] void fail(const std::string& problem) const {
    throw InputError(
        fmt::format("'{}', line {}: {}; run topicmill again to write it anew", path_.string(), number_, problem));
  }

 private:
  fs::path path_;
  std::ifstream stream_;
  std::int64_t number_ = 0;
};

class DelimitedReader : public RowReader {
 public:
  DelimitedReader(const fs::path& path, char delimiter) : lines_(path), dialect_{std::string(1, delimiter)} {}

  bool next(std::vector<std::string>& columns, std::vector<std::string>& cells) override {
    if (columns.empty() && !read_row(columns)) lines_.fail("it has no header");
    if (!read_row(cells)) return false;
    if (cells.size() != columns.size()) {
      lines_.fail(fmt::format("{} cells where the header has {}", cells.size(), columns.size()));
    }
    return true;
  }

 private:
  bool read_row(std::vector<std::string>& cells) {
    cells.clear();
    if (!lines_.next(row_)) return false;
    for (RowScanner scanner(dialect_); scanner.find_end(row_ += '\n') == std::string::npos;) {
      if (!lines_.next(line_)) lines_.fail("a quote is not closed");
      row_ += line_;
    }
    row_.pop_back();
    StrayQuotes stray;
    for (const auto field : split_row(row_, dialect_, &stray)) cells.push_back(unquote(field, dialect_));
    if (stray.behind) lines_.fail("text after a closing quote");
    return true;
  }

  LineReader lines_;
  Dialect dialect_;
  std::string row_;
  std::string line_;
};

class JsonLinesReader : public RowReader {
 public:
  explicit JsonLinesReader(const fs::path& path) : lines_(path) {}

  bool next(std::vector<std::string>& columns, std::vector<std::string>& cells) override {
    if (!lines_.next(line_)) return false;
    const Json row = Json::parse(line_, nullptr, false);
    if (!row.is_object()) lines_.fail("this is no JSON object");
    if (columns.empty()) columns = keys_of(row);
    if (keys_of(row) != columns) lines_.fail("its keys are not those of the first line");
    cells.clear();
    for (const auto& value : row) cells.push_back(cell_text(value));
    return true;
  }

 private:
  using Json = nlohmann::ordered_json;

  static std::vector<std::string> keys_of(const Json& row) {
    std::vector<std::string> keys;
    for (const auto& entry : row.items()) keys.push_back(entry.key());
    return keys;
  }

  static std::string cell_text(const Json& value) {
    if (value.is_null()) return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
  }

  LineReader lines_;
  std::string line_;
};

}  // namespace

std::unique_ptr<RowReader> delimited_rows(const fs::path& path, char delimiter) {
  return std::make_unique<DelimitedReader>(path, delimiter);
}

std::unique_ptr<RowReader> json_line_rows(const fs::path& path) { return std::make_unique<JsonLinesReader>(path); }

}  // namespace topicmill
