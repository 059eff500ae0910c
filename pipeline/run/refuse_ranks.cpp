#include "pipeline/run/refuse_ranks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "files/inputs.hpp"
#include "files/kept_stream.hpp"
#include "nmf/factorize.hpp"
#include "nmf/initializer.hpp"
#include "text/duplicates/duplicate_finder.hpp"

namespace topicmill {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& mend) {
  throw UsageError(fmt::format("{} is for one process, and there are several; {}, or run topicmill", what, mend));
}

void refuse_factorization(const NmfOptions& options, const Registry& registry) {
  if (!factorizes_in_blocks(options, registry)) {
    refuse(fmt::format("nmf.loss: {} with nmf.solver: {}", options.loss.name, options.solver.name),
           "set nmf.loss: frobenius");
  }
  if (online_batches(options, registry)) refuse("nmf.solver: online", "set it to auto");
  if (options.restarts > 1) refuse("nmf.restarts", "set it to 1");
  if (options.moves > 0) refuse("nmf.moves", "set it to 0");
  if (options.missing != MissingValues::none) refuse("nmf.missing", "set it to none");
  if (registry.make(options.init)->is_given()) refuse("a given nmf.init", "set it to nndsvd");
}

}  // namespace

void refuse_on_ranks(const Config& config, const Registry& registry, const Collective& ranks) {
  if (ranks.is_alone()) return;
  refuse_factorization(config.nmf, registry);
  if (config.update.run) refuse("update.run", "set it to null");
  if (registry.make(config.input.duplicates)) refuse("input.duplicates", "set it to keep");
  if (config.vectorize.neighbors) refuse("vectorize.neighbors", "set it to null");
  if (config.vectorize.memory_mb) refuse("vectorize.memory_mb", "set it to null");
  const auto& paths = config.input.path;
  const auto stream = std::find_if(paths.begin(), paths.end(),
                                   [](const auto& path) { return !can_be_read_again(expand_environment(path)); });
  if (stream != paths.end()) {
    refuse(fmt::format("an input that can be read only once, as '{}',", *stream), "write it to a file");
  }
}

}  // namespace topicmill
