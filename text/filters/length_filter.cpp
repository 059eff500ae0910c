#include "text/filters/length_filter.hpp"

#include <fmt/format.h>

#include "files/encoding/code_points.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t most_bytes = 4;  // of a code point

/// Bytes of the code point that begins with `lead`.
std::size_t code_point_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return 1U + (byte >= 0xC0) + (byte >= 0xE0) + (byte >= 0xF0);
}

/// Looks at no more code points than it must: `least` is small, and terms may be long.
bool has_at_least(std::string_view term, std::int64_t least) {
  std::size_t at = 0;
  for (; least > 1 && at < term.size(); --least) at += code_point_size(term[at]);
  return at < term.size();
}

}  // namespace

void LengthOptions::check(const Value& value, Reading& reading) const {
  if (min <= max) return;
  reading.fail(value, fmt::format("'{0}.min' ({1}) is above '{0}.max' ({2})", reading.path(), min, max),
               "no term would be kept; lower min or raise max");
}

void LengthFilter::apply(Tokens& tokens) {
  tokens.keep_if([this](const Token& token) { return keeps(token.text); });
}

bool LengthFilter::keeps(std::string_view term) const {
  const auto bytes = static_cast<std::int64_t>(term.size());
  if (bytes > options_.max) return code_points(term) <= options_.max && has_at_least(term, options_.min);
  return bytes >= most_bytes * options_.min || (bytes >= options_.min && has_at_least(term, options_.min));
}

}  // namespace topicmill
