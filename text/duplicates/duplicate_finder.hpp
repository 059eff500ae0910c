// The duplicate finder family: which documents say what an earlier one says.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/registry.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// What a finder keeps of a document to compare it with others; its words mean something to that finder alone.
using Fingerprint = std::vector<std::uint32_t>;

/// Finds documents that repeat an earlier one, in two steps: fingerprints are made on many threads, compared serially.
class DuplicateFinder {
 public:
  virtual ~DuplicateFinder() = default;

  /// Of a document's text and its tokens as the tokenizer cut them. Empty where there is nothing to compare: such a
  /// document is no duplicate. Any thread.
  virtual Fingerprint fingerprint(std::string_view text, const Tokens& tokens) const = 0;

  /// An earlier document, by the number it was added with, and how similar it is; none where the texts are equal.
  struct Match {
    std::int64_t number = 0;
    std::optional<double> similarity;
  };

  /// What the document repeats. Where that is nothing it is remembered as `number`, for later ones to be compared with.
  /// Serial, in corpus order.
  virtual std::optional<Match> add(const Fingerprint& fingerprint, std::int64_t number) = 0;
};

/// keep (a null pointer: documents are not compared), exact, near. The one place to register a duplicate finder.
Family<DuplicateFinder> builtin_duplicate_finders();

}  // namespace topicmill
