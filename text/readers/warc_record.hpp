// One record of a WARC file (ISO 28500): its header lines, its block, and the document in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topicmill {

/// True where a file, or a record, begins as WARC does: "WARC/1.0".
bool looks_like_warc(std::string_view head);

/// The header of a record. Views into the text that it was read from.
struct WarcHeader {
  std::vector<std::pair<std::string_view, std::string_view>> lines;  ///< names and values, as written
  std::size_t bytes = 0;                                             ///< with the blank line behind it

  /// The value of the first line of that name, in any case; empty where there is none.
  std::string_view value(std::string_view name) const;

  /// Of the block that follows; none where the header does not say.
  std::optional<std::int64_t> content_length() const;
};

/// The header that `text` begins with; none where it is no WARC, or the blank line behind the header is not in `text`.
std::optional<WarcHeader> read_warc_header(std::string_view text);

/// A document as it was found on the web.
struct WarcPage {
  std::string_view media_type;  ///< in lower case: text/html, text/plain
  std::string charset;          ///< as declared, if at all
  std::string content;          ///< bytes
};

/// What is readable in the record with this header and block: the text of a conversion or a resource, the page of a
/// response (HTTP, status 2xx; text/html, application/xhtml+xml or text/plain; not packed). None for others: requests,
/// metadata, pictures, redirections.
std::optional<WarcPage> read_warc_page(const WarcHeader& header, std::string_view block);

}  // namespace topicmill
