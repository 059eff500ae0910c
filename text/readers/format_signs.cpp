#include "text/readers/format_signs.hpp"

#include <algorithm>
#include <array>

#include "files/compression/compressed_name.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "files/encoding/decoder.hpp"
#include "files/encoding/encoding.hpp"
#include "text/html/html_page.hpp"
#include "text/readers/json/json_layout.hpp"
#include "text/readers/json/json_scanner.hpp"
#include "text/readers/mail_reader.hpp"
#include "text/readers/table/table_signs.hpp"
#include "text/readers/warc_record.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_bytes = std::size_t{1} << 16;  ///< of a head, to tell what it is

/// ".csv" of "a/b.csv"; empty for a name without one.
std::string suffix_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == npos || dot == 0 ? "" : to_lower(name.substr(dot));
}

bool shows_database(std::string_view head) { return head.starts_with("SQLite format 3\0"sv); }

/// A declaration or a root element that is well known, and not a page of the web.
bool shows_xml(std::string_view head) {
  constexpr std::size_t preamble = 2000;
  const auto text = without_leading_blanks(head);
  if (!text.starts_with('<')) return false;
  const std::string begin = to_lower(text.substr(0, preamble));
  if (begin.find("<html") != npos || begin.find("<!doctype html") != npos) return false;
  constexpr std::array xml_openings{"<?xml"sv, "<!doctype "sv, "<mediawiki"sv, "<rss"sv, "<feed"sv};
  return std::any_of(xml_openings.begin(), xml_openings.end(),
                     [&](auto opening) { return begin.starts_with(opening); });
}

/// A line that is a JSON object, and not the frame of a whole file.
bool shows_jsonl(std::string_view head) {
  const auto text = without_leading_blanks(head);
  if (!text.starts_with('{')) return false;
  const std::size_t end = JsonValueScanner().find_end(text, false);
  if (end == npos || text.substr(0, end).find('\n') != npos) return false;
  const std::size_t line_end = std::min(text.find('\n', end), text.size());
  if (!without_leading_blanks(text.substr(end, line_end - end)).empty()) return false;
  return guess_json_layout(text).kind == JsonLayout::Kind::values;
}

/// An array of objects, lists or texts, or an object over several lines.
bool shows_json(std::string_view head) {
  const auto text = without_leading_blanks(head);
  if (text.starts_with('{')) return without_leading_blanks(text.substr(1)).starts_with('"') && !shows_jsonl(head);
  if (!text.starts_with('[')) return false;
  const auto first = without_leading_blanks(text.substr(1));
  return first.starts_with('{') || first.starts_with('"');
}

/// The text of UTF-16 and UTF-32, of which the others are good enough as they are; empty for these.
std::string decode_wide(std::string_view head) {
  const auto mark = find_byte_order_mark(head);
  const bool may_be_wide = mark || head.find('\0') != npos;
  const std::string encoding = may_be_wide ? decide_encoding(head, false, "auto") : "";
  std::string text;
  if (encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32")) {
    Decoder(encoding).decode(head.substr(mark ? mark->bytes : 0), false, text);
  }
  return text;
}

std::string_view without_mark(std::string_view head) {
  const auto mark = find_byte_order_mark(head);
  return head.substr(mark ? mark->bytes : 0);
}

bool shows(const FormatSigns& signs, std::string_view head) { return signs.shows && signs.shows(head); }

bool promises(const FormatSigns& signs, const std::string& suffix) {
  return std::find(signs.suffixes.begin(), signs.suffixes.end(), suffix) != signs.suffixes.end();
}

template <class Predicate>
const FormatSigns* find_signs(const std::vector<FormatSigns>& all, Predicate fits) {
  const auto found = std::find_if(all.begin(), all.end(), fits);
  return found == all.end() ? nullptr : &*found;
}

/// How much the content must tell where the name does not.
Evidence needed(const SourceFile& source) {
  return source.alone || source.path == "-" ? Evidence::likely : Evidence::strong;
}

FoundFormat plain_text(const SourceFile& source, const std::string& suffix) {
  if (source.path == "-") return {"lines", "by its content"};
  const bool one_big_text = source.alone && (suffix == ".txt" || suffix.empty());
  return {one_big_text ? "lines" : "files", "by its name"};
}

}  // namespace

const std::vector<FormatSigns>& builtin_format_signs() {
  static const std::vector<FormatSigns> signs{
      {"sqlite", {}, Evidence::sure, shows_database},
      {"warc", {".warc", ".wet"}, Evidence::sure, looks_like_warc},
      {"xml", {".xml", ".sgm", ".sgml"}, Evidence::sure, shows_xml},
      {"html", {".html", ".htm", ".xhtml"}, Evidence::strong, looks_like_html},
      {"mail", {".mbox", ".eml"}, Evidence::likely, looks_like_mail},
      {"jsonl", {".jsonl", ".ndjson", ".json"}, Evidence::strong, shows_jsonl},
      {"json", {".json", ".geojson"}, Evidence::strong, shows_json},
      {"tsv", {".tsv", ".tab"}, Evidence::likely, shows_tsv},
      {"csv", {".csv"}, Evidence::likely, shows_csv},
  };
  return signs;
}

FoundFormat find_format(const SourceFile& source, std::string_view head) {
  const auto& all = builtin_format_signs();
  head = head.substr(0, most_bytes);
  const std::string decoded = decode_wide(head);
  const std::string_view text = decoded.empty() ? without_mark(head) : decoded;
  const std::string suffix = suffix_of(source.member ? source.path : without_compression(source.path));
  const auto by_name = [&](const FormatSigns& signs) { return promises(signs, suffix); };
  const auto by_both = [&](const FormatSigns& signs) { return promises(signs, suffix) && shows(signs, text); };
  const auto surely = [&](const FormatSigns& signs) { return signs.evidence == Evidence::sure && shows(signs, text); };
  const auto by_content = [&](const FormatSigns& signs) {
    return signs.evidence >= needed(source) && shows(signs, text);
  };

  if (const auto* found = find_signs(all, by_both)) return {std::string(found->format), "by its name"};
  if (const auto* found = find_signs(all, surely)) return {std::string(found->format), "by its content"};
  if (const auto* found = find_signs(all, by_name)) return {std::string(found->format), "by its name"};
  if (const auto* found = find_signs(all, by_content)) return {std::string(found->format), "by its content"};
  return plain_text(source, suffix);
}

}  // namespace topicmill
