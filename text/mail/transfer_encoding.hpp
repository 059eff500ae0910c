// How mail carries bytes: base64 and quoted-printable (RFC 2045).
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// The bytes of base64 text, up to its padding; what is no base64 character is passed over, as the standard asks.
std::string decode_base64(std::string_view text);

/// The bytes of quoted-printable text; an = that begins no code stays as it is.
std::string decode_quoted_printable(std::string_view text);

/// What a part of a message holds, by its Content-Transfer-Encoding (any case); unknown ones change nothing.
std::string decode_transfer(std::string_view text, std::string_view encoding);

}  // namespace topicmill
