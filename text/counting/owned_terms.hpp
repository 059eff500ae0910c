// The terms of a corpus that several ranks count: each owns some of them.
#pragma once

#include "base/collective.hpp"
#include "text/counting/term_table.hpp"

namespace topicmill {

/// The terms that this rank owns, by their hashes, with their sums over what all ranks have counted. O(terms).
TermTable owned_terms(const TermTable& counted, Collective& ranks);

}  // namespace topicmill
