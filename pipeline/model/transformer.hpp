// Topic weights of new documents with a saved model.
//
//   const auto registry = topicmill::builtin_registry();
//   const topicmill::Transformer transformer(topicmill::load_model("runs/news", registry), registry);
//   for (const auto& document : transformer({"the bank raised rates", "a goal in extra time"})) {
//     use(document.theta, document.explained);
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "nmf/fold_in/fold_in.hpp"
#include "pipeline/model/model_file.hpp"
#include "text/vectorize/known_terms.hpp"
#include "text/vectorize/weigher.hpp"
#include "topics/document_topics.hpp"

namespace topicmill {

/// What a model says of one document.
struct TransformedText {
  std::vector<float> theta;               ///< k: P(topic | document); all 0 where no token is known
  std::optional<std::int64_t> top_topic;  ///< none where theta is 0
  std::int64_t tokens = 0;                ///< after the filters
  std::int64_t known_tokens = 0;          ///< those that are terms of the model
  float explained = 0;                    ///< how much of the document the topics explain: 1 - |v - p|^2 / |v|^2
};

/// A model ready for new documents. Immutable: any number of threads may share it.
class Transformer {
 public:
  /// Throws InputError where the model's analyzer cannot be made.
  Transformer(Model model, const Registry& registry);

  const Model& model() const { return model_; }

  /// Analyzes, weighs and folds in. What is said of a document does not depend on the others.
  std::vector<TransformedText> operator()(const std::vector<std::string_view>& texts) const;

  /// To be copied: an analyzer serves one thread.
  const Analyzer& analyzer() const { return analyzer_; }

  /// A counter for one thread.
  KnownTermCounter counter() const { return {analyzer_, terms_, passages_.get()}; }

  /// Counts as rows of the matrix that the model was made of: the weights of `vectorize`.
  WeightedMatrix weighted(SparseMatrix counts) const;

  /// The topics of documents whose counts, or those of their passages, are rows of a matrix with the terms of the model
  /// as columns.
  DocumentTopics fold_in(KnownRows rows) const;

 private:
  Model model_;
  Analyzer analyzer_;
  std::shared_ptr<const PassageCutter> passages_;  ///< null where documents are whole
  Vocabulary terms_;
  Weigher weigher_;
  FoldIn fold_in_;
};

}  // namespace topicmill
