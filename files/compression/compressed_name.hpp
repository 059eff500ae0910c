// Names of compressed files.
#pragma once

#include <array>
#include <string_view>

#include "files/encoding/ascii_case.hpp"

namespace topicmill {

inline constexpr std::array<std::string_view, 4> compression_suffixes{".gz", ".zst", ".xz", ".bz2"};

/// "a.csv" of "a.csv.gz", in either case; the name itself where it tells of no compression.
inline std::string_view without_compression(std::string_view name) {
  for (const auto suffix : compression_suffixes) {
    if (name.size() > suffix.size() && to_lower(name.substr(name.size() - suffix.size())) == suffix) {
      return name.substr(0, name.size() - suffix.size());
    }
  }
  return name;
}

}  // namespace topicmill
