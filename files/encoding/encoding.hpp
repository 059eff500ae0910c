// Bytes of any encoding -> valid UTF-8, or the reason why not.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// The byte-order mark that bytes begin with. UTF-8, UTF-16 and UTF-32 have one.
struct ByteOrderMark {
  std::string_view encoding;
  std::size_t bytes = 0;
};
std::optional<ByteOrderMark> find_byte_order_mark(std::string_view bytes);

/// Offset of the first byte that is not valid UTF-8.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// Throws InputError, "invalid UTF-8 at byte 17 (0xE9); name the encoding in input.encoding", where text that was
/// decoded from `encoding` is not valid.
void require_valid(std::string_view text, std::string_view encoding);

/// The encoding of a file from its head: its byte-order mark, else `named`, else (named is auto) UTF-8 where the head
/// is valid or has more multi-byte characters than invalid bytes, else detect_encoding's.
/// `whole_file`: nothing follows the head, so it cannot end within a character.
std::string decide_encoding(std::string_view head, bool whole_file, const std::string& named);

/// True where more than one byte in 300 is zero: compressed data has one in 256, programs and pictures have more, text
/// has none.
bool is_binary(std::string_view bytes);

/// The text of a document that is a whole file, without its byte-order mark. `named` as in decide_encoding.
/// Throws InputError with the reason where the bytes are binary or not valid in their encoding.
std::string decode_document(std::string_view bytes, const std::string& named);

}  // namespace topicmill
