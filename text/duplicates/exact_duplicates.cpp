#include "text/duplicates/exact_duplicates.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <string>

#include "files/encoding/code_points.hpp"

namespace topicmill {
namespace {

/// Unicode's property White_Space.
bool is_white_space(std::int32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string with_single_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_white_space(next_code_point(text, at))) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out.append(text, begin, at - begin);
  }
  return out;
}

std::uint64_t joined(std::uint32_t low, std::uint32_t high) { return low | std::uint64_t{high} << 32; }

}  // namespace

Fingerprint ExactDuplicates::fingerprint(std::string_view text, const Tokens&) const {
  const std::string unified = with_single_blanks(text);
  if (unified.empty()) return {};
  const auto [low, high] = XXH3_128bits(unified.data(), unified.size());
  return {static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32), static_cast<std::uint32_t>(high),
          static_cast<std::uint32_t>(high >> 32)};
}

std::optional<DuplicateFinder::Match> ExactDuplicates::add(const Fingerprint& words, std::int64_t number) {
  const Hash hash{joined(words[0], words[1]), joined(words[2], words[3])};
  const auto [at, is_new] = numbers_.emplace(hash, number);
  return is_new ? std::nullopt : std::optional<Match>({at->second, std::nullopt});
}

}  // namespace topicmill
