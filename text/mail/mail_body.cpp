#include "text/mail/mail_body.hpp"

#include <algorithm>
#include <utility>

#include "files/encoding/ascii.hpp"
#include "files/encoding/encoding_label.hpp"
#include "text/html/html_text.hpp"
#include "text/mail/transfer_encoding.hpp"

namespace topicmill {
namespace {

/// Deeper parts are passed over: nobody nests so deep but to do harm.
constexpr int deepest = 30;

/// The bodies between the lines --boundary; empty where there is no such line.
std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  const std::string delimiter = "--" + std::string(boundary);
  std::optional<std::size_t> part;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size() - 1) + 1;
    auto line = body.substr(at, end - at);
    if (line.starts_with(delimiter)) {
      line = line.substr(delimiter.size(), line.find_last_not_of(ascii_blanks) + 1 - delimiter.size());
      if (line.empty() || line == "--") {
        if (part) parts.push_back(body.substr(*part, at - *part));
        part = line.empty() ? std::optional(end) : std::nullopt;
      }
    }
    at = end;
  }
  if (part) parts.push_back(body.substr(*part));
  return parts;
}

std::string without_carriage_returns(std::string text) {
  for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = std::string::npos) {
    std::size_t to = at;
    for (std::size_t from = at; from < text.size(); ++from) {
      if (text[from] != '\r' || from + 1 == text.size() || text[from + 1] != '\n') text[to++] = text[from];
    }
    text.resize(to);
  }
  return text;
}

std::string without_markup(const std::string& html) {
  HtmlDecoder decoder;
  FilteredText text;
  return write_html_text(html, HtmlTitle::drop, decoder, text) ? text.text() : html;
}

class BodyReader {
 public:
  explicit BodyReader(const std::optional<std::string>& encoding) : encoding_(encoding) {}

  void read(const MailEntity& entity, int depth) {
    const auto type = parse_parameters(entity.header("content-type"));
    if (type.value.starts_with("multipart/") && read_multipart(entity, type, depth)) return;
    if (type.value == "message/rfc822" && depth < deepest) {
      const std::string bytes = decode_transfer(entity.body, entity.header("content-transfer-encoding"));
      return read(split_entity(bytes), depth + 1);
    }
    read_leaf(entity, type);
  }

  MailBody take() { return std::move(body_); }

 private:
  /// False where it has no parts: then it is read as text.
  bool read_multipart(const MailEntity& entity, const MailParameters& type, int depth) {
    const auto boundary = type.parameter("boundary");
    const auto parts = boundary.empty() ? std::vector<std::string_view>() : split_parts(entity.body, boundary);
    if (parts.empty()) return false;
    if (depth == deepest) return true;
    if (type.value == "multipart/alternative") {
      read_alternatives(parts, depth);
    } else {
      for (const auto part : parts) read(split_entity(part), depth + 1);
    }
    return true;
  }

  /// The plain one first, then from the last on, which is by the standard the best, until one gives any text.
  void read_alternatives(std::vector<std::string_view> parts, int depth) {
    std::reverse(parts.begin(), parts.end());
    std::stable_partition(parts.begin(), parts.end(), [](std::string_view part) {
      const auto type = parse_parameters(split_entity(part).header("content-type")).value;
      return type == "text/plain" || type.empty();
    });
    for (const auto part : parts) {
      const std::size_t before = body_.text.size();
      read(split_entity(part), depth + 1);
      if (!is_blank(std::string_view(body_.text).substr(before))) return;
    }
  }

  void read_leaf(const MailEntity& entity, const MailParameters& type) {
    const auto disposition = parse_parameters(entity.header("content-disposition"));
    const auto name =
        disposition.named.contains("filename") ? disposition.parameter("filename") : type.parameter("name");
    const bool is_plain = !type.value.starts_with("text/")
                              ? type.value.find('/') == std::string::npos || type.value.starts_with("multipart/")
                              : type.value != "text/html";
    const bool is_shown = type.value == "text/html" || (is_plain && (name.empty() || type.value == "text/plain"));
    if (disposition.value == "attachment" || !is_shown) {
      const std::string_view kind(type.value.empty() ? std::string_view("text/plain") : std::string_view(type.value));
      body_.attachments.push_back(decode_header(name.empty() ? kind : name, encoding_));
      return;
    }
    const auto declared = encoding_of_label(type.parameter("charset"));
    std::string text = decode_declared(decode_transfer(entity.body, entity.header("content-transfer-encoding")),
                                       declared ? declared : encoding_);
    add(without_carriage_returns(is_plain ? std::move(text) : without_markup(text)));
  }

  void add(const std::string& text) {
    if (!body_.text.empty() && !body_.text.ends_with('\n')) body_.text += '\n';
    body_.text += text;
  }

  const std::optional<std::string>& encoding_;
  MailBody body_;
};

}  // namespace

MailBody read_mail_body(const MailEntity& message, const std::optional<std::string>& encoding) {
  BodyReader reader(encoding);
  reader.read(message, 0);
  return reader.take();
}

}  // namespace topicmill
