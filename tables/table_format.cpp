#include "tables/table_format.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "files/number_text.hpp"
#include "tables/write_table.hpp"

namespace topicmill {
namespace {

template <class Number>
void append_value(Number value, std::string& out) {
  append_number(value, out);
}
void append_value(bool value, std::string& out) { out += value ? "true" : "false"; }

/// RFC 4180 with LF, which Unix tools expect: fields with a delimiter, quote, line break or outer space are quoted.
class Delimited : public RowFormat {
 public:
  explicit Delimited(char delimiter) : delimiter_(delimiter) {}

  void header(const Table& table, std::string& out) const override {
    for (const auto& column : table.columns) {
      append_text(column, out);
      out += delimiter_;
    }
    end_row(out);
  }

  void row(const Table&, std::span<const Cell> cells, std::string& out) const override {
    const auto begin = out.size();
    for (const auto& cell : cells) {
      std::visit([&](const auto& value) { append(value, out); }, cell);
      out += delimiter_;
    }
    if (out.size() == begin + 1) out.insert(begin, "\"\"");  // a lone empty cell: readers skip empty lines
    end_row(out);
  }

 private:
  static void end_row(std::string& out) { out.back() = '\n'; }

  static void append(std::monostate, std::string&) {}
  void append(std::string_view text, std::string& out) const { append_text(text, out); }
  template <class Number>
  void append(Number value, std::string& out) const {
    append_value(value, out);
  }

  bool is_special(char c) const { return c == delimiter_ || c == '"' || c == '\n' || c == '\r'; }

  bool needs_quotes(std::string_view text) const {
    if (text.empty()) return false;
    const bool outer_space = text.front() == ' ' || text.back() == ' ';
    return outer_space || std::any_of(text.begin(), text.end(), [this](char c) { return is_special(c); });
  }

  void append_text(std::string_view text, std::string& out) const {
    if (!needs_quotes(text)) {
      out += text;
      return;
    }
    out += '"';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  char delimiter_;
};

struct Csv : Delimited {
  Csv() : Delimited(',') {}
  std::string extension() const override { return "csv"; }
};

struct Tsv : Delimited {
  Tsv() : Delimited('\t') {}
  std::string extension() const override { return "tsv"; }
};

void append_json_text(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

/// One JSON object a line, its keys in the order of the columns.
class JsonLines : public RowFormat {
 public:
  std::string extension() const override { return "jsonl"; }

  void header(const Table&, std::string&) const override {}

  void row(const Table& table, std::span<const Cell> cells, std::string& out) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out += i == 0 ? "{" : ",";
      append_json_text(table.columns[i], out);
      out += ':';
      std::visit([&](const auto& value) { append(value, out); }, cells[i]);
    }
    out += "}\n";
  }

 private:
  static void append(std::monostate, std::string& out) { out += "null"; }
  static void append(std::string_view text, std::string& out) { append_json_text(text, out); }
  template <class Number>
  static void append(Number value, std::string& out) {
    append_value(value, out);
  }
};

/// One family, of which some can be streamed: only here does that make a difference. None for the others.
std::unique_ptr<RowFormat> as_row_format(std::unique_ptr<TableFormat> format) {
  auto* rows = dynamic_cast<RowFormat*>(format.get());
  if (rows) format.release();  // NOLINT(bugprone-unused-return-value): it is in `rows`
  return std::unique_ptr<RowFormat>(rows);
}

}  // namespace

Member<TableFormat> csv_format() {
  return member<TableFormat, Csv>("csv", "Comma-separated values (RFC 4180), lines end in LF.");
}

Member<TableFormat> tsv_format() { return member<TableFormat, Tsv>("tsv", "Tab-separated values, quoted like csv."); }

Member<TableFormat> jsonl_format() { return member<TableFormat, JsonLines>("jsonl", "One JSON object a line."); }

void RowFormat::write(std::span<const Table> tables, const std::filesystem::path& directory) const {
  for (const auto& table : tables) write_table(table, *this, directory / (table.name + "." + extension()));
}

std::vector<std::string> row_format_names(const Registry& registry) {
  std::vector<std::string> names;
  for (const auto& name : registry.family<TableFormat>().names()) {
    if (as_row_format(registry.make(Choice<TableFormat>{name, {}}))) names.push_back(name);
  }
  return names;
}

std::unique_ptr<RowFormat> make_row_format(const std::string& name, const Registry& registry) {
  if (auto format = as_row_format(registry.make(Choice<TableFormat>{name, {}}))) return format;
  throw UsageError(
      fmt::format("'{}' writes whole runs; this takes one of: {}", name, fmt::join(row_format_names(registry), ", ")));
}

}  // namespace topicmill
