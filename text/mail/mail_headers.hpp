// The header lines of a message or of a part of one (RFC 5322, 2047, 2231).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

struct MailHeader {
  std::string name;   ///< in lower case
  std::string value;  ///< bytes as they stand, continuations joined by a blank
};

/// A block of header lines and what follows it.
struct MailEntity {
  std::vector<MailHeader> headers;
  std::string_view body;

  /// The value of the first header of that name; empty where there is none.
  std::string_view header(std::string_view name) const;
};

/// Cuts the headers off. They end at a blank line, or before a line that is no header: then that line begins the body.
MailEntity split_entity(std::string_view bytes);

/// A header's value as text: RFC 2047 words (=?utf-8?q?caf=C3=A9?=) decoded, other bytes beyond ASCII taken for
/// `encoding`, or for what is detected. Valid UTF-8.
std::string decode_header(std::string_view value, const std::optional<std::string>& encoding);

/// `text/plain; charset=utf-8; name="a b"`: the value and its parameters.
struct MailParameters {
  std::string value;                         ///< in lower case
  std::map<std::string, std::string> named;  ///< names in lower case; those of RFC 2231 put together and decoded

  std::string_view parameter(const std::string& name) const;
};

MailParameters parse_parameters(std::string_view header);

}  // namespace topicmill
