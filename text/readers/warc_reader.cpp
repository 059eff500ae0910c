#include "text/readers/warc_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "files/encoding/ascii_case.hpp"
#include "files/encoding/encoding_label.hpp"
#include "files/encoding/valid_utf8.hpp"
#include "files/printable_name.hpp"
#include "text/html/html_page.hpp"
#include "text/readers/warc_record.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_header = std::size_t{1} << 20;

constexpr Leniency without_text{"record of a web archive without text was passed over (a picture, a redirection ...)",
                                "records of a web archive without text were passed over (pictures, redirections ...)"};

/// Pulls text until the header at the front is whole. Its views hold until more is pulled.
std::optional<WarcHeader> fetch_header(TextStream& stream) {
  for (;;) {
    const auto header = read_warc_header(stream.buffered());
    if (header || stream.buffered().size() > longest_header || !stream.fetch()) return header;
  }
}

/// True once `size` bytes are buffered.
bool fetch_bytes(TextStream& stream, std::size_t size) {
  while (stream.buffered().size() < size && !stream.is_too_long() && stream.fetch()) {
  }
  return stream.buffered().size() >= size;
}

/// Behind a record come empty lines, and then the next one, or nothing.
bool ends_at(TextStream& stream, std::size_t size) {
  constexpr std::size_t telling = 16;
  while (stream.buffered().size() < size + telling && stream.fetch()) {
  }
  const auto behind = stream.buffered().substr(size);
  const std::size_t next = behind.find_first_not_of("\r\n");
  return next == npos || looks_like_warc(behind.substr(next));
}

bool is_web_record(const WarcHeader& header) {
  const std::string type = to_lower(header.value("WARC-Type"));
  return type == "response" || type == "resource" || type == "conversion";
}

/// Lines of one name are values of one field.
void append_header(const WarcHeader& header, std::span<const std::string> wanted, std::vector<FieldValue>& fields) {
  for (const auto& [name, value] : header.lines) {
    const std::string field = valid_utf8(name);
    if (!is_wanted(field, wanted) || field == "text" || field == "title") continue;
    const auto known = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.name == field; });
    if (known == fields.end()) {
      fields.push_back({field, valid_utf8(value), {}});
    } else {
      known->more.push_back(valid_utf8(value));
    }
  }
}

/// The text of a page and its title.
std::pair<std::string, std::string> read_page(const WarcPage& page, const std::string& encoding) {
  const bool is_html = page.media_type.find("html") != npos;
  auto declared = encoding_of_label(page.charset.empty() ? encoding : page.charset);
  if (is_html && !declared) declared = find_html_encoding(page.content);
  std::string text = decode_declared(page.content, declared);
  if (!is_html) return {std::move(text), {}};
  HtmlPage html = read_html_page(text);
  return {std::move(html.text), std::move(html.title)};
}

}  // namespace

std::shared_ptr<FileContext> WarcReader::open(TextStream& stream, const SourceFile& source) {
  line_ = 1;
  without_text_ = 0;
  stream.keep_bytes();
  return std::make_shared<FileContext>(source, stream.wanted_encoding());
}

bool WarcReader::cut(TextStream& stream, Record& record) {
  const Next next = pass_others(stream);
  record.line = next.line;
  record.problem = next.problem;
  if (next.kind == Kind::bad) go_to_next(stream);
  if (next.kind != Kind::document) return next.kind == Kind::bad;
  stream.take(next.bytes, record.bytes);
  line_ += std::count(record.bytes.begin(), record.bytes.end(), '\n');
  record.id = valid_utf8(read_warc_header(record.bytes)->value("WARC-Target-URI"));
  pass_others(stream);
  record.passed_over = std::exchange(without_text_, 0);
  return true;
}

/// To the next document, bad record or end.
WarcReader::Next WarcReader::pass_others(TextStream& stream) {
  for (;;) {
    Next next = look(stream);
    if (next.kind != Kind::without_text && next.kind != Kind::other) return next;
    if (next.kind == Kind::without_text) ++without_text_;
    drop(stream, next.bytes);
  }
}

WarcReader::Next WarcReader::look(TextStream& stream) {
  pass_blank_lines(stream);
  if (stream.buffered().empty()) return {};
  const auto bad = [&](std::string problem) { return Next{Kind::bad, 0, line_, std::move(problem)}; };
  auto header = fetch_header(stream);
  if (!header) return bad("no record of a web archive begins here, or its header has no end");
  const auto length = header->content_length();
  if (!length) return bad(fmt::format("its Content-Length is {}", in_quotes(header->value("Content-Length"))));
  const std::size_t bytes = header->bytes + static_cast<std::size_t>(*length);
  if (!fetch_bytes(stream, bytes)) {
    if (stream.is_too_long()) return bad(stream.too_long("a record"));
    return bad(fmt::format("the file ends within the record that begins here, whose Content-Length is {}", *length));
  }
  if (!ends_at(stream, bytes)) {
    return bad(fmt::format("its Content-Length is {}, but behind so many bytes no record begins", *length));
  }
  header = read_warc_header(stream.buffered());
  const auto block = stream.buffered().substr(header->bytes, bytes - header->bytes);
  const bool readable = read_warc_page(*header, block).has_value();
  return {readable ? Kind::document : is_web_record(*header) ? Kind::without_text : Kind::other, bytes, line_, {}};
}

void WarcReader::pass_blank_lines(TextStream& stream) {
  do {
    const auto text = stream.buffered();
    drop(stream, std::min(text.find_first_not_of("\r\n"), text.size()));
  } while (stream.buffered().empty() && stream.fetch());
}

/// To where a line begins as a record does, behind the first one.
void WarcReader::go_to_next(TextStream& stream) {
  constexpr std::size_t telling = 16;
  for (;;) {
    const auto text = stream.buffered();
    for (std::size_t at = text.find("\nWARC/"); at != npos; at = text.find("\nWARC/", at + 1)) {
      if (looks_like_warc(text.substr(at + 1))) return drop(stream, at + 1);
    }
    drop(stream, text.size() - std::min(text.size(), telling));
    if (!stream.fetch()) return drop(stream, stream.buffered().size());
  }
}

void WarcReader::drop(TextStream& stream, std::size_t size) {
  const auto dropped = stream.buffered().substr(0, size);
  line_ += std::count(dropped.begin(), dropped.end(), '\n');
  stream.drop(size);
}

std::vector<FieldValue> WarcReader::parse(const Record& record, std::span<const std::string> wanted,
                                          LeniencyTally& leniencies) const {
  leniencies.add(without_text, record, record.passed_over);
  const auto header = read_warc_header(record.bytes);
  const auto page = read_warc_page(*header, std::string_view(record.bytes).substr(header->bytes));
  auto [text, title] = read_page(*page, record.file->encoding);
  std::vector<FieldValue> fields;
  if (is_wanted("text", wanted)) fields.push_back({"text", std::move(text), {}});
  if (is_wanted("title", wanted)) fields.push_back({"title", std::move(title), {}});
  append_header(*header, wanted, fields);
  return fields;
}

}  // namespace topicmill
