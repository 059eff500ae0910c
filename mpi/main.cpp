// topicmill as several processes: mpirun -n 8 topicmill-mpi run news.yaml
#include <fmt/format.h>

#include "base/error.hpp"
#include "mpi/mpi_ranks.hpp"
#include "mpi/started_ranks.hpp"
#include "pipeline/program.hpp"
#include "pipeline/terminal/terminal.hpp"

int main(int argc, char** argv) {
  topicmill::MpiRanks ranks(&argc, &argv);
  try {
    topicmill::require_all_ranks(ranks.size());
  } catch (const topicmill::Error& error) {
    topicmill::print_message(fmt::format("error: {}", error.what()));
    return static_cast<int>(error.code());
  }
  return topicmill::run_program("topicmill-mpi", {argv + 1, argv + argc}, ranks);
}
