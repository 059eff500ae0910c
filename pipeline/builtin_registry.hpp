// All families that topicmill comes with.
#pragma once

#include "base/registry.hpp"

namespace topicmill {

/// Readers, char filters, tokenizers, token filters, duplicate finders, losses, solvers, initializations, measures,
/// table formats and matrix writers, each from its one list. Copy it and add to it:
/// `registry.family<TokenFilter>().add(member<TokenFilter, Mine, MyOptions>("mine", "..."))`.
Registry builtin_registry();

}  // namespace topicmill
