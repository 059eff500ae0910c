#include "text/readers/warc_record.hpp"

#include <algorithm>
#include <array>

#include "base/parse_number.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "text/mail/mail_headers.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view blanks = " \t";  ///< of a line

/// The types of content that hold text; the last stands for files that do not say.
constexpr std::array readable_types{"text/html"sv, "application/xhtml+xml"sv, "text/plain"sv, ""sv};

/// Takes the first line, without its end; none where no line ends in `text`.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == npos) return std::nullopt;
  auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// HTTP's chunks put together; the bytes themselves where they are none, as writers decode them and leave the header.
std::string without_chunks(std::string_view body) {
  std::string content;
  for (auto rest = body;;) {
    const auto line = take_line(rest);
    const auto size =
        parse_number<std::size_t>(trimmed(line.value_or("").substr(0, line.value_or("").find(';')), blanks), 16);
    if (!size) return content.empty() ? std::string(body) : content;
    content += rest.substr(0, *size);
    if (*size == 0 || *size >= rest.size()) return content;
    rest.remove_prefix(*size);
    take_line(rest);
  }
}

std::optional<WarcPage> page_of(std::string_view content_type, std::string content) {
  auto type = parse_parameters(content_type);
  const auto* readable = std::find(readable_types.begin(), readable_types.end(), type.value);
  if (readable == readable_types.end()) return std::nullopt;
  return WarcPage{*readable, std::string(type.parameter("charset")), std::move(content)};
}

/// "HTTP/1.1 200 OK", its headers, and what was asked for.
std::optional<WarcPage> page_of_response(std::string_view block) {
  const auto status = take_line(block).value_or("");
  const auto code = status.substr(std::min(status.find(' ') + 1, status.size()));
  if (!status.starts_with("HTTP/") || !code.starts_with('2')) return std::nullopt;
  const MailEntity message = split_entity(block);
  const auto packing = to_lower(message.header("content-encoding"));
  if (!packing.empty() && packing != "identity") return std::nullopt;
  const bool chunked = to_lower(message.header("transfer-encoding")) == "chunked";
  const auto type = message.header("content-type");
  if (!page_of(type, {})) return std::nullopt;
  return page_of(type, chunked ? without_chunks(message.body) : std::string(message.body));
}

}  // namespace

bool looks_like_warc(std::string_view head) {
  return head.starts_with("WARC/") && head.size() > 6 && is_digit(head[5]) && head[6] == '.';
}

std::string_view WarcHeader::value(std::string_view name) const {
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](const auto& line) { return to_lower(line.first) == to_lower(name); });
  return found == lines.end() ? std::string_view() : found->second;
}

std::optional<std::int64_t> WarcHeader::content_length() const {
  const auto length = parse_number<std::int64_t>(value("Content-Length"), 10);
  return length >= 0 ? length : std::nullopt;
}

std::optional<WarcHeader> read_warc_header(std::string_view text) {
  if (!looks_like_warc(text)) return std::nullopt;
  WarcHeader header;
  auto rest = text;
  for (auto line = take_line(rest); (line = take_line(rest));) {
    if (line->empty()) {
      header.bytes = text.size() - rest.size();
      return header;
    }
    const std::size_t colon = line->find(':');
    if (colon != npos)
      header.lines.emplace_back(trimmed(line->substr(0, colon), blanks), trimmed(line->substr(colon + 1), blanks));
  }
  return std::nullopt;
}

std::optional<WarcPage> read_warc_page(const WarcHeader& header, std::string_view block) {
  const std::string type = to_lower(header.value("WARC-Type"));
  if (type == "response") return page_of_response(block);
  if (type == "conversion" || type == "resource") {
    return page_of(header.value("Content-Type"), std::string(block));
  }
  return std::nullopt;
}

}  // namespace topicmill
