// Thrown where a corpus has no term to make a matrix of.
#pragma once

#include "base/error.hpp"

namespace topicmill {

/// Says which rule removed how many terms, and the mend.
struct NoTermLeft : InputError {
  using InputError::InputError;
};

}  // namespace topicmill
