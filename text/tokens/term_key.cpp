#include "text/tokens/term_key.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace topicmill::term_key {

TermKey hash(std::string_view term) { return {XXH3_64bits(term.data(), term.size()), std::uint64_t{0xFF} << top_byte}; }

}  // namespace topicmill::term_key
