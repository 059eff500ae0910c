#include "base/registry.hpp"
#include "base/value.hpp"
#include "text/vectorize/term_weight.hpp"

namespace topicmill {

void suit_weights(const Value& written, VectorizeOptions& options, const Registry& registry) {
  const SuitedWeights suited = registry.make(options.tf)->suits();
  const auto take = [&](std::string_view name, auto& option, auto value) {
    if (!written.find(name)) option = value;
  };
  take("idf", options.idf, suited.idf);
  take("norm", options.norm, suited.norm);
  take("term_degree", options.term_degree, suited.term_degree);
  take("document_degree", options.document_degree, suited.document_degree);
}

}  // namespace topicmill
