// Documents with nearly the same text.
#pragma once

#include "text/duplicates/band_index.hpp"
#include "text/duplicates/duplicate_finder.hpp"

namespace topicmill {

struct NearDuplicatesOptions {
  double similarity = 0.8;
  std::int64_t shingle = 5;

  static constexpr auto fields() {
    return std::tuple{
        field("similarity", &NearDuplicatesOptions::similarity,
              "Documents with at least this share of their runs of words in common are duplicates: estimated Jaccard "
              "similarity.",
              between(0.2, 1)),
        field("shingle", &NearDuplicatesOptions::shingle,
              "Words in a run, as the tokenizer cut them; characters, where the text has no words.", between(1, 100)),
    };
  }
};

/// Estimates the Jaccard similarity of the documents' shingles by MinHash, 128 permutations, of whose minima 8 bits are
/// kept (Li and Konig 2010): the standard error is 0.035 at 0.8. Compares a document with earlier ones that share a
/// band with it, and takes the most similar, the first of equals. 0.2 KB a document and 20 to 36 bytes a band (18
/// bands at 0.8) while the corpus is read.
class NearDuplicates : public DuplicateFinder {
 public:
  explicit NearDuplicates(const NearDuplicatesOptions& options);

  Fingerprint fingerprint(std::string_view text, const Tokens& tokens) const override;
  std::optional<Match> add(const Fingerprint& fingerprint, std::int64_t number) override;

 private:
  NearDuplicatesOptions options_;
  Bands bands_;
  BandIndex index_;
  std::vector<std::uint32_t> sketches_;  ///< of the documents that were added, sketch_words each
  std::vector<std::int64_t> numbers_;    ///< theirs
};

}  // namespace topicmill
