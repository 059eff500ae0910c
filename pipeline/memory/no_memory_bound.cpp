// Where the allocator is that of a sanitizer, nothing bounds it.
#include "base/error.hpp"
#include "pipeline/memory/memory_bound.hpp"

namespace topicmill {

void bound_memory(std::int64_t /*bytes*/, const std::string& /*folder*/) {
  throw UsageError("this topicmill was built with a sanitizer, whose memory has no bound; leave out memory_mb");
}

}  // namespace topicmill
