#include "text/input/found_inputs.hpp"

#include "base/error.hpp"
#include "files/encoding/converter.hpp"

namespace topicmill {

FoundInputs find_inputs(const InputOptions& options) {
  if (const auto problem = encoding_problem(options.encoding); !problem.empty()) throw UsageError(problem);
  FoundInputs inputs;
  inputs.list = expand_inputs(options.path, &inputs.passed_over);
  return inputs;
}

}  // namespace topicmill
