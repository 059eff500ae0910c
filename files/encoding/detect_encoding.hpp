// What encoding bytes are in that say so nowhere, or only in their markup.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// The encoding that an XML declaration (<?xml encoding="..."?>) or an HTML tag (<meta charset=...>) in the first
/// 1024 bytes names; none where it is unknown, or cannot be true because these bytes are readable (UTF-16).
std::optional<std::string> declared_encoding(std::string_view bytes);

/// True for Japanese mail and news of the seven-bit kind, which is valid UTF-8 and yet no text.
bool is_iso_2022_jp(std::string_view bytes);

/// A name that ICU knows for the encoding of bytes that are not UTF-8, by what they declare, else by statistics
/// (uchardet); windows-1252 where these tell nothing. Of two encodings one of which extends the other, the larger:
/// windows-1252 for ISO-8859-1, GB18030 for GB2312, as browsers do. Any thread.
std::string detect_encoding(std::string_view bytes);

}  // namespace topicmill
