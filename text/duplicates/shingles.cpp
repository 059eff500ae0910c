#include "text/duplicates/shingles.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <string>

#include "files/encoding/ascii_case.hpp"
#include "files/encoding/code_points.hpp"

namespace topicmill {
namespace {

constexpr std::size_t longest_mean_token = 24;  ///< bytes; German averages 7, Thai in UTF-8 15

/// The text of all tokens, ASCII letters in lower case, each followed by a blank; `ends` are the places of these.
std::string lower_text(const std::vector<Token>& tokens, std::vector<std::size_t>& ends) {
  std::string text;
  for (const auto& token : tokens) {
    std::transform(token.text.begin(), token.text.end(), std::back_inserter(text), [](char c) { return to_lower(c); });
    ends.push_back(text.size());
    text += ' ';
  }
  return text;
}

/// Where each code point begins, and where the last one ends.
std::vector<std::size_t> character_borders(std::string_view text) {
  std::vector<std::size_t> borders{0};
  for (std::size_t at = 0; at < text.size();) {
    next_code_point(text, at);
    borders.push_back(at);
  }
  return borders;
}

std::uint32_t hash(std::string_view text) { return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size())); }

/// Runs of `size` pieces; piece i is the text [begin(i), end(i)).
template <class Begin, class End>
std::vector<std::uint32_t> hash_runs(std::string_view text, std::size_t pieces, std::size_t size, const Begin& begin,
                                     const End& end) {
  std::vector<std::uint32_t> hashes;
  if (pieces == 0) return hashes;
  size = std::min(size, pieces);
  for (std::size_t i = 0; i + size <= pieces; ++i) {
    hashes.push_back(hash(text.substr(begin(i), end(i + size - 1) - begin(i))));
  }
  return hashes;
}

}  // namespace

std::vector<std::uint32_t> shingles(const std::vector<Token>& tokens, std::size_t size) {
  std::vector<std::size_t> ends;
  const std::string text = lower_text(tokens, ends);
  const bool has_words = tokens.size() >= size && text.size() <= (longest_mean_token + 1) * tokens.size();
  if (has_words) {
    const auto begin = [&](std::size_t i) { return i == 0 ? 0 : ends[i - 1] + 1; };
    return hash_runs(text, tokens.size(), size, begin, [&](std::size_t i) { return ends[i]; });
  }
  const std::string_view characters(text.data(), text.empty() ? 0 : text.size() - 1);
  const auto borders = character_borders(characters);
  return hash_runs(
      characters, borders.size() - 1, size, [&](std::size_t i) { return borders[i]; },
      [&](std::size_t i) { return borders[i + 1]; });
}

}  // namespace topicmill
