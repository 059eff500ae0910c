// Whether a word stands in the same piece of text wherever it stands, as in a signature that is copied.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace topicmill {

/// Counts the contexts of words, the term before and the term behind, by hashes of these: 512 bytes a word, whatever
/// the text. Serves one thread.
class ContextCounter {
 public:
  /// Of words whose ids are below `words`.
  explicit ContextCounter(std::size_t words);

  /// The ids of a document's terms in order: those of other terms are above, and tell them apart.
  void add_document(std::span<const std::uint32_t> terms);

  void operator+=(const ContextCounter& more);

  /// Of each word how probable it is that two of its places, drawn at random, have the same context, in [0, 1]: the
  /// second moment of the contexts, estimated from buckets of hashes (after Alon, Matias and Szegedy 1996). A place at
  /// the beginning or the end of a document is like no other. 0 for a word of fewer than two places.
  std::vector<double> sameness() const;

 private:
  static constexpr unsigned bucket_bits = 6;
  struct Contexts {
    std::int64_t places = 0;
    std::array<std::int64_t, std::size_t{1} << bucket_bits> buckets{};
  };

  static double sameness(const Contexts& contexts);

  std::vector<Contexts> words_;
};

}  // namespace topicmill
