// What the input of a config is: text, or a counted matrix. Told once, and handed on.
#pragma once

#include <optional>
#include <string>

#include "pipeline/config/config.hpp"
#include "pipeline/corpus/ready_matrix.hpp"
#include "text/input/corpus_reader.hpp"
#include "text/input/found_inputs.hpp"

namespace topicmill {

/// The inputs of a config. A look that it takes to tell what they are is the beginning of the first reading. Serves one
/// thread.
class Corpus {
 public:
  /// Finds the inputs and looks into them where it must. Throws as find_ready_matrix() does, and InputError where
  /// documents are to be cut into passages and the input is a matrix.
  Corpus(const InputOptions& input, const Registry& registry);

  const InputOptions& input() const { return input_; }

  /// Null where it is text.
  const ReadyMatrix* matrix() const { return matrix_ ? &*matrix_ : nullptr; }

  /// What reads the text from its beginning.
  CorpusReader read(LackingField lacking = LackingField::refused);

  /// Whether a look at the text takes nothing from who reads it.
  bool may_look() const;

  /// Reads the matrix, with the words and documents as `config` says.
  ReadyCorpus read_matrix(const Config& config);

  /// The first input that was read and cannot be read again (input_to_read_once).
  std::optional<std::string> lost() const;

 private:
  /// All that was found; what is open already goes with it.
  FoundInputs take_inputs();

  InputOptions input_;
  const Registry* registry_;
  FoundInputs inputs_;
  std::optional<ReadyMatrix> matrix_;
};

}  // namespace topicmill
