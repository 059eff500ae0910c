#include "tables/row_readers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/error.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

/// The lines of a file, and the errors that name them.
class LineReader {
 public:
  explicit LineReader(const fs::path& path) : path_(path), stream_(path, std::ios::binary) {
    if (!stream_) throw InputError(fmt::format("cannot read '{}': {}", path.string(), reason(errno)));
  }

  bool next(std::string& line) {
    if (!std::getline(stream_, line)) {
      if (stream_.bad()) fail("cannot be read: " + reason(errno));
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
  static std::string reason(int error_number) { return std::generic_category().message(error_number); }

  fs::path path_;
  std::ifstream stream_;
  std::int64_t number_ = 0;
};

class DelimitedReader : public RowReader {
 public:
  DelimitedReader(const fs::path& path, char delimiter) : lines_(path), delimiter_(delimiter) {}

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
    if (!lines_.next(line_)) return false;
    position_ = 0;
    do {
      cells.push_back(starts_quoted() ? read_quoted() : read_plain());
    } while (skip_delimiter());
    return true;
  }

  bool starts_quoted() const { return position_ < line_.size() && line_[position_] == '"'; }

  std::string read_plain() {
    const auto end = std::min(line_.find(delimiter_, position_), line_.size());
    std::string cell = line_.substr(position_, end - position_);
    position_ = end;
    return cell;
  }

  /// Up to the closing quote, over line breaks.
  std::string read_quoted() {
    std::string cell;
    ++position_;
    while (true) {
      const auto quote = std::min(line_.find('"', position_), line_.size());
      cell.append(line_, position_, quote - position_);
      position_ = quote + 1;
      if (quote == line_.size()) {
        if (!lines_.next(line_)) lines_.fail("a quote is not closed");
        cell += '\n';
        position_ = 0;
      } else if (position_ < line_.size() && line_[position_] == '"') {
        cell += '"';
        ++position_;
      } else {
        return cell;
      }
    }
  }

  bool skip_delimiter() {
    if (position_ >= line_.size()) return false;
    if (line_[position_] != delimiter_) lines_.fail("text after a closing quote");
    ++position_;
    return true;
  }

  LineReader lines_;
  char delimiter_;
  std::string line_;
  std::size_t position_ = 0;
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
