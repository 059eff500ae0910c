// The passes over the corpus that come before counting: for token filters that learn from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "text/analyzer/analyzer.hpp"
#include "text/input/corpus_pass.hpp"
#include "text/input/input_options.hpp"

namespace topicmill {

/// What the filters of an analyzer learned, in their order.
struct Learned {
  std::vector<Table> tables;  ///< names differ: the second `phrases` is `phrases_2`
  std::vector<std::string> warnings;
};

/// Makes the analyzer ready: each filter that has to learn does so in a pass of its own over the input, on all threads
/// of the current arena. Documents that cannot be read are passed over where on_error is skip. Does nothing, and reads
/// nothing, where no filter has to learn. Throws InputError where an input can be read only once and is not kept, and
/// as CorpusReader does.
Learned learn(Analyzer& analyzer, const InputOptions& input, const Registry& registry,
              const PassProgress& progress = {});

/// The first input that was read and cannot be read again: standard input ("-") or a pipe that this process has not
/// kept. None where all can be read anew.
std::optional<std::string> input_to_read_once(const InputOptions& input);

/// Throws InputError where a filter has to learn and an input can be read only once and is not kept: for `check`.
void require_readable_twice(const Analyzer& analyzer, const InputOptions& input);

}  // namespace topicmill
