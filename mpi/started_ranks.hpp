// How many processes whoever started this one meant to start.
#pragma once

namespace topicmill {

/// Throws UsageError where a launcher says that it started more processes than there are ranks: then MPI did not find
/// the others, and each would do the whole job and write the same directory. `ranks`: as MPI counts them.
void require_all_ranks(int ranks);

}  // namespace topicmill
