#include "text/readers/json/json_layout.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/error.hpp"
#include "files/encoding/ascii_case.hpp"
#include "text/readers/json/json_parts.hpp"
#include "text/readers/json/json_scanner.hpp"

namespace topicmill {
namespace {

using Kind = JsonLayout::Kind;
using Parts = std::vector<JsonPart>;
using namespace std::string_view_literals;

constexpr std::size_t looked_at = 200;  ///< of the parts of an object or array: the others are like these
constexpr std::size_t most_depth = 4;   ///< of the frames around the documents
constexpr std::size_t sentence_words = 8;
constexpr std::size_t least_texts = 8;  ///< of a file that maps names to texts: fewer may be the fields of a document

constexpr std::array collection_names{
    "articles"sv,  "data"sv,     "dataset"sv, "docs"sv,   "documents"sv,    "elements"sv,  "entries"sv,
    "examples"sv,  "features"sv, "hits"sv,    "issues"sv, "items"sv,        "list"sv,      "messages"sv,
    "news"sv,      "objects"sv,  "papers"sv,  "posts"sv,  "publications"sv, "questions"sv, "records"sv,
    "responses"sv, "results"sv,  "reviews"sv, "rows"sv,   "statuses"sv,     "stories"sv,   "submissions"sv,
    "tickets"sv,   "tweets"sv,   "value"sv,   "values"sv};
constexpr std::array document_names{"id"sv,  "_id"sv,  "title"sv,    "text"sv,    "body"sv,
                                    "doi"sv, "uuid"sv, "headline"sv, "content"sv, "abstract"sv};

template <class Names>
bool is_one_of(std::string_view key, const Names& names) {
  return std::find(names.begin(), names.end(), to_lower(key)) != names.end();
}

bool is_scalar(const JsonPart& part) { return part.kind() != '{' && part.kind() != '['; }
bool is_object(const JsonPart& part) { return part.kind() == '{'; }
bool is_array(const JsonPart& part) { return part.kind() == '['; }
bool is_text(const JsonPart& part) { return part.kind() == '"'; }

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t", at)) != std::string_view::npos; ++words) {
    at = std::min(text.find_first_of(" \t", at), text.size());
  }
  return words;
}

/// Texts that are not written with blanks between words are told by their length.
bool is_prose(const JsonPart& part, std::size_t words) {
  return is_text(part) && (count_words(part.value) >= words || part.value.size() >= 20 * words);
}

bool is_number(std::string_view key) {
  return !key.empty() && key.find_first_not_of("0123456789") == std::string_view::npos;
}

bool has_key(const Parts& parts, std::string_view key) {
  return std::any_of(parts.begin(), parts.end(), [&](const JsonPart& part) { return part.key == key; });
}

/// Whether two objects have most of their keys in common.
bool are_alike(const Parts& a, const Parts& b) {
  const auto common = std::count_if(a.begin(), a.end(), [&](const JsonPart& part) { return has_key(b, part.key); });
  return common > 0 && 2 * static_cast<std::size_t>(common) >= std::min(a.size(), b.size());
}

/// An array of objects is known by the first one.
Parts fields_of(const JsonPart& part) {
  if (is_object(part)) return parts_of(part.value, looked_at);
  const auto first = parts_of(part.value, 1);
  return first.empty() || !is_object(first.front()) ? Parts() : parts_of(first.front().value, looked_at);
}

/// {"doc 1": {...}, "doc 2": {...}}, or {"train": [{...}, ...], "test": [{...}, ...]}: fields of one kind.
bool maps_to_records(const Parts& parts) {
  if (parts.size() < 2) return false;
  const auto first = fields_of(parts.front());
  const bool has_text = std::any_of(first.begin(), first.end(), is_text);
  return has_text && std::all_of(parts.begin(), parts.end(), [&](const JsonPart& part) {
           return part.kind() == parts.front().kind() && (!part.ended || are_alike(first, fields_of(part)));
         });
}

bool maps_to_texts(const Parts& parts) {
  if (parts.size() < least_texts || !std::all_of(parts.begin(), parts.end(), is_text)) return false;
  const auto prose = std::count_if(parts.begin(), parts.end(), [](const auto& part) { return is_prose(part, 3); });
  return 10 * static_cast<std::size_t>(prose) >= 9 * parts.size();
}

/// {"sport": ["a text", ...], "politics": [...]}
bool maps_to_lists_of_texts(const Parts& parts) {
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const JsonPart& part) {
           const auto items = parts_of(part.value, looked_at);
           return is_array(part) && !items.empty() &&
                  std::all_of(items.begin(), items.end(), [](const auto& item) { return is_prose(item, 3); });
         });
}

/// column -> row -> value: the rows are numbers, or there are many.
bool are_columns_of_rows(const Parts& parts) {
  if (parts.empty() || !std::all_of(parts.begin(), parts.end(), is_object)) return false;
  const auto first = parts_of(parts.front().value, looked_at);
  if (first.size() < 2 || is_number(parts.front().key)) return false;
  const bool has_rows = is_number(first.front().key) || (first.size() >= 20 && first.size() > parts.size());
  return has_rows && std::all_of(parts.begin(), parts.end(), [&](const JsonPart& part) {
           const auto rows = parts_of(part.value, looked_at);
           return std::all_of(rows.begin(), rows.end(), is_scalar) && are_alike(first, rows);
         });
}

/// column -> list: as many values in each.
bool are_columns_of_lists(const Parts& parts) {
  if (parts.size() < 2 || !std::all_of(parts.begin(), parts.end(), is_array)) return false;
  const auto size_of = [](const JsonPart& part) { return parts_of(part.value).size(); };
  const std::size_t size = size_of(parts.front());
  return size > 1 && std::all_of(parts.begin(), parts.end(), [&](const JsonPart& part) {
           const auto items = parts_of(part.value, looked_at);
           return std::all_of(items.begin(), items.end(), is_scalar) && (!part.ended || size_of(part) == size);
         });
}

const JsonPart* find_part(const Parts& parts, std::string_view key) {
  const auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.key == key; });
  return part == parts.end() ? nullptr : &*part;
}

/// {"columns": [...], "index": [...], "data": [[...], ...]}
bool are_rows_of_lists(const Parts& parts) {
  const auto* columns = find_part(parts, "columns");
  const auto* data = find_part(parts, "data");
  if (!columns || !data || !is_array(*columns) || !is_array(*data)) return false;
  const auto rows = parts_of(data->value, looked_at);
  return !rows.empty() && std::all_of(rows.begin(), rows.end(), is_array);
}

std::optional<Kind> kind_of_members(const Parts& parts) {
  if (are_columns_of_rows(parts) || are_columns_of_lists(parts) || are_rows_of_lists(parts)) return Kind::columns;
  if (maps_to_records(parts) || maps_to_texts(parts) || maps_to_lists_of_texts(parts)) return Kind::members;
  return std::nullopt;
}

bool is_id(std::string_view key) { return key.ends_with("_id") || key.ends_with("Id"); }

bool is_document(const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const JsonPart& part) {
    const bool has_name = is_one_of(part.key, document_names) || is_id(part.key);
    return (is_scalar(part) && has_name) || is_prose(part, sentence_words);
  });
}

/// Whether the part is an array of documents, in an object that is or is not a document itself.
bool holds_documents(const JsonPart& part, bool within_document, std::size_t bytes_around) {
  if (!is_array(part)) return false;
  const auto items = parts_of(part.value, looked_at);
  const auto is_one = [](const JsonPart& item) { return is_object(item) || is_prose(item, 3); };
  if (!std::all_of(items.begin(), items.end(), is_one)) return false;
  const bool has_most = 2 * part.value.size() > bytes_around;
  if (is_one_of(part.key, collection_names)) return has_most || !within_document;
  return has_most && !within_document && items.size() > 1;
}

/// Looks into an object; `layout.path` leads to it.
bool find_layout(std::string_view object, bool within_document, JsonLayout& layout) {
  const auto parts = parts_of(object, looked_at);
  if (const auto kind = kind_of_members(parts)) {
    layout.kind = *kind;
    return true;
  }
  within_document = within_document || is_document(parts);
  const JsonPart* found = nullptr;
  const JsonPart* frame = nullptr;
  const auto is_larger = [](const JsonPart& part, const JsonPart* than) {
    return !than || part.value.size() > than->value.size();
  };
  for (const auto& part : parts) {
    if (is_object(part) && is_larger(part, frame)) frame = &part;
    if (is_larger(part, found) && holds_documents(part, within_document, object.size())) found = &part;
  }
  if (found && (!frame || found->value.size() >= frame->value.size())) {
    layout = {Kind::array, layout.path};
    layout.path.emplace_back(found->key);
    return true;
  }
  if (!frame || layout.path.size() + 1 >= most_depth || 2 * frame->value.size() < object.size()) return false;
  layout.path.emplace_back(frame->key);
  return find_layout(frame->value, within_document, layout);
}

/// What `head` begins with; `is_alone`: nothing is seen behind it.
std::string_view first_value(std::string_view head, bool& is_alone) {
  constexpr std::string_view blanks = " \t\r\n";
  head.remove_prefix(std::min(head.find_first_not_of(blanks), head.size()));
  const std::size_t end = JsonValueScanner().find_end(head, false);
  is_alone = end == std::string_view::npos || head.find_first_not_of(blanks, end) == std::string_view::npos;
  return head.substr(0, end);
}

/// Records that grow column by column.
class Rows {
 public:
  explicit Rows(std::size_t size) : rows_(size, "{") {}

  std::size_t size() const { return rows_.size(); }

  /// One more row, whose name is `key`.
  void begin(std::string_view key) {
    rows_.emplace_back("{");
    by_key_.emplace(key, rows_.size() - 1);
  }

  /// The row of that name; `guess`: where it is, if all columns have the same rows.
  std::size_t find(std::string_view key, std::size_t guess, const Parts& names) {
    if (guess < names.size() && names[guess].key == key) return guess;
    const auto found = by_key_.find(key);
    if (found != by_key_.end()) return found->second;
    begin(key);
    put(rows_.size() - 1, "key", '"' + std::string(key) + '"');
    return rows_.size() - 1;
  }

  void put(std::size_t row, std::string_view column, std::string_view value) {
    auto& text = rows_[row];
    if (text.size() > 1) text += ',';
    text.append(1, '"').append(column).append("\":").append(value);
  }

  std::vector<std::string> take() && {
    for (auto& row : rows_) row += '}';
    return std::move(rows_);
  }

 private:
  std::vector<std::string> rows_;
  std::unordered_map<std::string_view, std::size_t> by_key_;
};

[[noreturn]] void refuse_length(std::string_view what, std::size_t size, std::size_t expected) {
  throw InputError(fmt::format("'{}' is a list of {} values, where {} are expected", what, size, expected));
}

/// {"text": ["...", ...], "label": [...]}
std::vector<std::string> rows_of_lists(const Parts& columns) {
  Rows rows(parts_of(columns.front().value).size());
  for (const auto& column : columns) {
    const auto values = parts_of(column.value);
    if (values.size() != rows.size()) refuse_length(column.key, values.size(), rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) rows.put(row, column.key, values[row].value);
  }
  return std::move(rows).take();
}

/// {"text": {"0": "...", ...}, "label": {...}}
std::vector<std::string> rows_by_name(const Parts& columns) {
  const auto names = parts_of(columns.front().value);
  Rows rows(0);
  for (const auto& name : names) rows.begin(name.key);
  for (const auto& column : columns) {
    const auto cells = parts_of(column.value);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      rows.put(rows.find(cells[i].key, i, names), column.key, cells[i].value);
    }
  }
  for (std::size_t row = 0; row < names.size(); ++row) rows.put(row, "key", '"' + std::string(names[row].key) + '"');
  return std::move(rows).take();
}

/// {"columns": ["text", "label"], "index": [0, ...], "data": [["...", "..."], ...]}
std::vector<std::string> rows_as_written(const Parts& parts) {
  const auto columns = parts_of(find_part(parts, "columns")->value);
  const auto data = parts_of(find_part(parts, "data")->value);
  const auto* const index = find_part(parts, "index");
  const auto names = index ? parts_of(index->value) : Parts();
  Rows rows(data.size());
  for (std::size_t row = 0; row < data.size(); ++row) {
    const auto values = parts_of(data[row].value);
    if (values.size() != columns.size()) refuse_length("data", values.size(), columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto& name = columns[i].value;
      rows.put(row, is_text(columns[i]) ? name.substr(1, name.size() - 2) : name, values[i].value);
    }
    if (row < names.size()) rows.put(row, "key", names[row].value);
  }
  return std::move(rows).take();
}

}  // namespace

JsonLayout guess_json_layout(std::string_view head) {
  bool is_alone = false;
  const auto value = first_value(head, is_alone);
  JsonLayout layout;
  if (is_alone && value.starts_with('{') && find_layout(value, false, layout)) return layout;
  return {};
}

std::optional<JsonLayout::Kind> layout_of_members(std::string_view object) {
  return kind_of_members(parts_of(object, looked_at));
}

std::vector<std::string> rows_of_columns(std::string_view json) {
  const auto parts = parts_of(json);
  if (parts.empty()) return {};
  if (are_rows_of_lists(parts)) return rows_as_written(parts);
  return is_array(parts.front()) ? rows_of_lists(parts) : rows_by_name(parts);
}

std::string describe(const JsonLayout& layout) {
  const std::string path = fmt::format("{}", fmt::join(layout.path, "."));
  if (layout.kind == Kind::values || (layout.kind == Kind::array && path.empty())) return {};
  if (layout.kind == Kind::array) return "records: " + path;
  const std::string place = path.empty() ? "" : " of " + path;
  return layout.kind == Kind::members ? "each member" + place + " a document" : "columns" + place;
}

}  // namespace topicmill
