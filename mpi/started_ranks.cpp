#include "mpi/started_ranks.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "base/parse_number.hpp"

namespace topicmill {
namespace {

/// Slurm's step, PMI and Open MPI.
constexpr std::array launchers{"SLURM_NTASKS", "PMI_SIZE", "OMPI_COMM_WORLD_SIZE"};

}  // namespace

void require_all_ranks(int ranks) {
  for (const char* name : launchers) {
    const char* text = std::getenv(name);
    const auto started = text ? parse_number<int>(text) : std::nullopt;
    if (!started || *started <= ranks) continue;
    throw UsageError(
        fmt::format("{} says that {} processes were started, and MPI knows of {}: each would believe to be alone and "
                    "write the same directory; start them by mpirun, or by srun --mpi=pmix (srun --mpi=list shows what "
                    "there is), or one process as topicmill",
                    name, *started, ranks));
  }
}

}  // namespace topicmill
