#include "text/mail/mail_headers.hpp"

#include <algorithm>
#include <utility>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "files/encoding/encoding_label.hpp"
#include "text/mail/transfer_encoding.hpp"

namespace topicmill {
namespace {

/// The standard says 75 bytes; mailers disagree. It bounds how often text without an end is searched.
constexpr std::size_t longest_word = 1024;

/// The first line with its end.
std::string_view first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

/// Bytes of "Name:", blanks before the colon allowed; 0 where the line is no header.
std::size_t header_name(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] > ' ' && line[at] < 0x7F && line[at] != ':') ++at;
  const std::size_t colon = line.find_first_not_of(" \t", at);
  return at > 0 && colon != std::string_view::npos && line[colon] == ':' ? colon + 1 : 0;
}

std::string_view without_colon(std::string_view name) { return trimmed(name.substr(0, name.size() - 1)); }

/// =?charset?q?text?= at the beginning of `text`.
struct EncodedWord {
  std::string_view charset;
  bool is_base64 = false;
  std::string_view text;
  std::size_t bytes = 0;  ///< in all
};

std::optional<EncodedWord> read_encoded_word(std::string_view text) {
  text = text.substr(0, longest_word);
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const char kind = to_lower(text[charset_end + 1]);
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if ((kind != 'q' && kind != 'b') || end == std::string_view::npos) return std::nullopt;
  auto charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));  // a language may follow
  return EncodedWord{charset, kind == 'b', text.substr(begin, end - begin), end + 2};
}

std::string bytes_of(const EncodedWord& word) {
  if (word.is_base64) return decode_base64(word.text);
  std::string text(word.text);
  std::replace(text.begin(), text.end(), '_', ' ');
  return decode_quoted_printable(text);
}

/// Words of one charset that follow one another are decoded as one: some mailers cut a character in two.
class HeaderDecoder {
 public:
  explicit HeaderDecoder(const std::optional<std::string>& encoding) : encoding_(encoding) {}

  std::string decode(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t sign = std::min(value.find("=?", at), value.size());
      add_plain(value.substr(at, sign - at));
      at = sign;
      if (const auto word = read_encoded_word(value.substr(at))) {
        add_word(*word);
        at += word->bytes;
      } else if (at < value.size()) {
        add_plain(value.substr(at, 2));
        at += 2;
      }
    }
    flush();
    return std::move(out_);
  }

 private:
  /// Blanks between two encoded words are no text.
  void add_plain(std::string_view text) {
    if (text.empty()) return;
    if (!charset_.empty() && is_blank(text)) {
      blanks_ = text;
      return;
    }
    flush();
    plain_ += text;
  }

  void add_word(const EncodedWord& word) {
    flush_plain();
    if (charset_ != word.charset) flush_words();
    blanks_ = {};
    charset_ = word.charset;
    words_ += bytes_of(word);
  }

  void flush() {
    flush_plain();
    flush_words();
    out_ += blanks_;
    blanks_ = {};
  }
  void flush_plain() { out_ += decode_declared(std::exchange(plain_, {}), encoding_); }
  void flush_words() {
    if (!charset_.empty()) out_ += decode_declared(std::exchange(words_, {}), encoding_of_label(charset_));
    charset_ = {};
  }

  const std::optional<std::string>& encoding_;
  std::string out_;
  std::string plain_;
  std::string words_;
  std::string_view charset_;  ///< of words_
  std::string_view blanks_;   ///< behind them
};

/// %XX of RFC 2231 as bytes.
std::string decode_percent(std::string_view text) {
  std::string as_quoted(text);
  for (auto& c : as_quoted) c = c == '=' ? '_' : c == '%' ? '=' : c;
  return decode_quoted_printable(as_quoted);
}

/// A value, quoted or not, off the front of `text`.
std::string take_value(std::string_view& text) {
  text = without_leading_blanks(text);
  std::string value;
  if (!text.starts_with('"')) {
    const std::size_t end = std::min(text.find(';'), text.size());
    value = trimmed(text.substr(0, end));
    text.remove_prefix(end);
    return value;
  }
  std::size_t at = 1;
  for (; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    value += text[at];
  }
  text.remove_prefix(std::min(text.find(';', std::min(at, text.size())), text.size()));
  return value;
}

/// Joins name*0, name*1 ... and decodes name*=charset'language'text.
void add_parameter(std::string_view name, std::string value, MailParameters& parameters) {
  const bool is_encoded = name.ends_with('*');
  if (is_encoded) name.remove_suffix(1);
  const std::size_t star = name.find('*');
  const bool continues = star != std::string_view::npos && name.substr(star) != "*0";
  std::string& known = parameters.named[to_lower(name.substr(0, star))];
  if (is_encoded) {
    const std::size_t charset_end = continues ? std::string::npos : value.find('\'');
    const std::size_t language_end = charset_end == std::string::npos ? charset_end : value.find('\'', charset_end + 1);
    const bool has_charset = language_end != std::string::npos;
    const auto charset = has_charset ? encoding_of_label(value.substr(0, charset_end)) : std::nullopt;
    value = decode_declared(decode_percent(has_charset ? std::string_view(value).substr(language_end + 1) : value),
                            charset);
  }
  if (continues) {
    known += value;
  } else if (known.empty() || is_encoded) {
    known = std::move(value);
  }
}

}  // namespace

std::string_view MailEntity::header(std::string_view name) const {
  const auto found =
      std::find_if(headers.begin(), headers.end(), [&](const auto& header) { return header.name == name; });
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

MailEntity split_entity(std::string_view bytes) {
  MailEntity entity;
  while (!bytes.empty()) {
    const std::string_view line = first_line(bytes);
    const std::size_t name = header_name(line);
    const bool is_folded = line.front() == ' ' || line.front() == '\t';
    if (is_blank(line)) {
      bytes.remove_prefix(line.size());
      break;
    }
    if (is_folded && !entity.headers.empty()) {
      (entity.headers.back().value += ' ') += trimmed(line);
    } else if (is_folded && header_name(first_line(bytes.substr(line.size()))) > 0) {
      // The rest of a header whose beginning was lost, as at the top of some archived posts.
    } else if (name > 0) {
      entity.headers.push_back(
          {to_lower(without_colon(line.substr(0, name))), std::string(trimmed(line.substr(name)))});
    } else {
      break;
    }
    bytes.remove_prefix(line.size());
  }
  entity.body = bytes;
  return entity;
}

std::string decode_header(std::string_view value, const std::optional<std::string>& encoding) {
  return HeaderDecoder(encoding).decode(value);
}

std::string_view MailParameters::parameter(const std::string& name) const {
  const auto found = named.find(name);
  return found == named.end() ? std::string_view() : std::string_view(found->second);
}

MailParameters parse_parameters(std::string_view header) {
  MailParameters parameters;
  const std::size_t end = std::min(header.find(';'), header.size());
  parameters.value = to_lower(trimmed(header.substr(0, end)));
  header.remove_prefix(end);
  while (!header.empty()) {
    header.remove_prefix(1);  // the semicolon
    const std::size_t stop = std::min(header.find_first_of("=;"), header.size());
    const auto name = trimmed(header.substr(0, stop));
    header.remove_prefix(stop);
    if (!header.starts_with('=')) continue;
    header.remove_prefix(1);
    std::string value = take_value(header);
    if (!name.empty()) add_parameter(name, std::move(value), parameters);
  }
  return parameters;
}

}  // namespace topicmill
