// Documents with the same text.
#pragma once

#include <unordered_map>

#include "text/duplicates/duplicate_finder.hpp"

namespace topicmill {

/// Two texts are the same where they are equal once each run of white space (Unicode's) is one blank and none is at the
/// ends. Compares 128-bit hashes (XXH3): of a billion texts, two that differ are taken for one with a probability of
/// 1e-21.
class ExactDuplicates : public DuplicateFinder {
 public:
  Fingerprint fingerprint(std::string_view text, const Tokens& tokens) const override;
  std::optional<Match> add(const Fingerprint& fingerprint, std::int64_t number) override;

 private:
  struct Hash {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    friend bool operator==(const Hash&, const Hash&) = default;
  };
  struct LowBits {
    std::size_t operator()(const Hash& hash) const { return hash.low; }
  };
  std::unordered_map<Hash, std::int64_t, LowBits> numbers_;
};

}  // namespace topicmill
