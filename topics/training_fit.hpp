// How well topics fit the documents that they were made of.
#pragma once

#include <cstdint>
#include <vector>

#include "text/counting/counted_corpus.hpp"

namespace topicmill {

/// How well the topics fit the documents that they were made of: what new documents are compared with.
struct TrainingFit {
  std::int64_t documents = 0;   ///< n, those without terms too
  double unknown_tokens = 0;    ///< share of the tokens that are no terms of the model
  double mean_explained = 0;    ///< over the documents with terms
  double weakly_explained = 0;  ///< share of these of which topics explain less than `weak_share`
};

/// A document of which topics explain less than this is explained weakly: its cosine with what they make of it is below
/// 0.1.
inline constexpr float weak_share = 0.01F;

/// Over the documents with terms. `known_tokens`: of each document, those that are terms of the model; `explained`: how
/// much of each the topics explain.
TrainingFit fit_of(const std::vector<DocumentInfo>& documents, const std::vector<std::int64_t>& known_tokens,
                   const std::vector<float>& explained);

}  // namespace topicmill
