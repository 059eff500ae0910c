// The `input.limits:` section: what no document and no archive may exceed, so that hostile input cannot fill the memory
// or run for ever.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/options.hpp"

namespace topicmill {

/// What no document and no archive may exceed.
struct InputLimits {
  std::int64_t record_mb = 256;
  std::optional<double> unpacked_gb;
  std::int64_t unpacked_ratio = 1000;
  std::int64_t unpacking_mb = 2048;
  double spool_gb = 20;

  /// ICU counts the positions of a text in 31 bits.
  static constexpr auto fields() {
    return std::tuple{
        field("record_mb", &InputLimits::record_mb,
              "MiB of the longest line, row or file that is a document; a longer one is a bad document.",
              between(1, 2000)),
        field("unpacked_gb", &InputLimits::unpacked_gb,
              "GB that one compressed file or archive may unpack to; null: any number.", at_least(0)),
        field(
            "unpacked_ratio", &InputLimits::unpacked_ratio,
            "How many times its size a compressed file or archive may unpack to, once that is over 64 MiB; text packs "
            "20 times, a decompression bomb a thousand times and more.",
            at_least(1)),
        field("unpacking_mb", &InputLimits::unpacking_mb,
              "MiB of memory that unpacking one file may take: the window of zstd, the dictionary of xz.",
              between(1, 4096)),
        field("spool_gb", &InputLimits::spool_gb,
              "GB of standard input or a pipe that are kept, in a file in $TMPDIR or /var/tmp, for those who need a "
              "second pass over it (learned phrases, coherence in windows, quotes); 64 MiB are kept in any case.",
              at_least(0)),
    };
  }

  std::size_t record_bytes() const { return static_cast<std::size_t>(record_mb) << 20; }

  std::int64_t spool_bytes() const {
    constexpr double most = 9e18;  // fits into 64 bits
    return static_cast<std::int64_t>(std::min(spool_gb * 1e9, most));
  }
};

}  // namespace topicmill
