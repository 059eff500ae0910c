// Encodings as pages and messages name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// The converter for a label such as "ISO-8859-1", 'gb2312' or unicode-1-1-utf-8; none where ICU knows none, or the
/// label says nothing (us-ascii, unknown-8bit). Labels that writers use too narrowly stand for what they mean, as in
/// browsers: iso-8859-1 for windows-1252, gb2312 for GB18030.
std::optional<std::string> encoding_of_label(std::string_view label);

/// `bytes` from the encoding that they declare, or else from one that is detected; bytes that are not valid in either
/// become U+FFFD. Any bytes give valid UTF-8.
std::string decode_declared(std::string_view bytes, const std::optional<std::string>& encoding);

}  // namespace topicmill
