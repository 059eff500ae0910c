// Files that hold no text as bytes: what they are, by their first bytes, and how people get at what is in them.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

struct BinaryKind {
  std::string_view name;  ///< "a PDF document"
  std::string_view mend;  ///< how to make a text or a matrix of it
  bool is_zip = false;    ///< and yet one document, not an archive of several
};

/// How much of a file tells what kind it is.
inline constexpr std::size_t binary_kind_bytes = std::size_t{1} << 16;

/// The kind of a file that begins with `head`; null where it is none of them.
const BinaryKind* find_binary_kind(std::string_view head);

/// "it is a PDF document, not text; write its text with pdftotext (poppler-utils)". `wanted`: "text", "a matrix".
std::string refusal_of(const BinaryKind& kind, std::string_view wanted);

}  // namespace topicmill
