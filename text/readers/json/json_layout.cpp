#include "text/readers/json/json_layout.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "text/readers/json/json_columns.hpp"
#include "text/readers/json/json_parts.hpp"
#include "text/readers/json/json_scanner.hpp"

namespace topicmill {
namespace {

using Kind = JsonLayout::Kind;
using namespace std::string_view_literals;

constexpr std::size_t most_depth = 4;  ///< of the frames around the documents
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

/// An array of objects is known by the first one.
JsonParts fields_of(const JsonPart& part) {
  if (is_object(part)) return parts_of(part.value, telling_parts);
  const auto first = parts_of(part.value, 1);
  return first.empty() || !is_object(first.front()) ? JsonParts() : parts_of(first.front().value, telling_parts);
}

/// {"doc 1": {...}, "doc 2": {...}}, or {"train": [{...}, ...], "test": [{...}, ...]}: fields of one kind.
bool maps_to_records(const JsonParts& parts) {
  if (parts.size() < 2) return false;
  const auto first = fields_of(parts.front());
  const bool has_text = std::any_of(first.begin(), first.end(), is_text);
  return has_text && std::all_of(parts.begin(), parts.end(), [&](const JsonPart& part) {
           return part.kind() == parts.front().kind() && (!part.ended || are_alike(first, fields_of(part)));
         });
}

bool maps_to_texts(const JsonParts& parts) {
  if (parts.size() < least_texts || !std::all_of(parts.begin(), parts.end(), is_text)) return false;
  const auto prose = std::count_if(parts.begin(), parts.end(), [](const auto& part) { return is_prose(part, 3); });
  return 10 * static_cast<std::size_t>(prose) >= 9 * parts.size();
}

/// {"sport": ["a text", ...], "politics": [...]}
bool maps_to_lists_of_texts(const JsonParts& parts) {
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const JsonPart& part) {
           const auto items = parts_of(part.value, telling_parts);
           return is_array(part) && !items.empty() &&
                  std::all_of(items.begin(), items.end(), [](const auto& item) { return is_prose(item, 3); });
         });
}

std::optional<Kind> kind_of_members(const JsonParts& parts) {
  if (are_columns(parts)) return Kind::columns;
  if (maps_to_records(parts) || maps_to_texts(parts) || maps_to_lists_of_texts(parts)) return Kind::members;
  return std::nullopt;
}

bool is_id(std::string_view key) { return key.ends_with("_id") || key.ends_with("Id"); }

bool is_document(const JsonParts& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const JsonPart& part) {
    const bool has_name = is_one_of(part.key, document_names) || is_id(part.key);
    return (is_scalar(part) && has_name) || is_prose(part, sentence_words);
  });
}

/// Whether the part is an array of documents, in an object that is or is not a document itself.
bool holds_documents(const JsonPart& part, bool within_document, std::size_t bytes_around) {
  if (!is_array(part)) return false;
  const auto items = parts_of(part.value, telling_parts);
  const auto is_one = [](const JsonPart& item) { return is_object(item) || is_prose(item, 3); };
  if (!std::all_of(items.begin(), items.end(), is_one)) return false;
  const bool has_most = 2 * part.value.size() > bytes_around;
  if (is_one_of(part.key, collection_names)) return has_most || !within_document;
  return has_most && !within_document && items.size() > 1;
}

/// Looks into an object; `layout.path` leads to it.
bool find_layout(std::string_view object, bool within_document, JsonLayout& layout) {
  const auto parts = parts_of(object, telling_parts);
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
  head = without_leading_blanks(head);
  const std::size_t end = JsonValueScanner().find_end(head, false);
  is_alone = end == std::string_view::npos || is_blank(head.substr(end));
  return head.substr(0, end);
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
  return kind_of_members(parts_of(object, telling_parts));
}

std::string describe(const JsonLayout& layout) {
  const std::string path = fmt::format("{}", fmt::join(layout.path, "."));
  if (layout.kind == Kind::values || (layout.kind == Kind::array && path.empty())) return {};
  if (layout.kind == Kind::array) return "records: " + path;
  const std::string place = path.empty() ? "" : " of " + path;
  return layout.kind == Kind::members ? "each member" + place + " a document" : "columns" + place;
}

}  // namespace topicmill
