// The table vocabulary: the terms of a run.
#pragma once

#include <vector>

#include "base/table.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// term, document_frequency, count, idf. Refers to `terms`.
Table vocabulary_table(const std::vector<Term>& terms);

}  // namespace topicmill
