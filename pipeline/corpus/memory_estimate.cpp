#include "pipeline/corpus/memory_estimate.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "nmf/algebra/factor.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t program_bytes = 60'000'000;  ///< code, dictionaries, batches in flight
constexpr std::int64_t text_bytes_per_nonzero = 12;
constexpr std::int64_t bytes_per_nonzero = 8;
constexpr std::int64_t text_bytes_per_document = 1000;

bool is_compressed(const std::string& path) {
  constexpr std::array<std::string_view, 7> suffixes{".gz", ".zst", ".xz", ".bz2", ".zip", ".tgz", ".txz"};
  const std::string extension = std::filesystem::path(path).extension();
  return std::find(suffixes.begin(), suffixes.end(), extension) != suffixes.end();
}

std::int64_t text_bytes(const std::vector<InputPlan>& plans) {
  std::int64_t bytes = 0;
  for (const auto& plan : plans) bytes += plan.bytes * (is_compressed(plan.path) ? 4 : 1);
  return bytes;
}

/// How many non-zeros are in memory for each one that was counted.
std::int64_t copies_of_nonzero(const VectorizeOptions& vectorize) {
  const std::int64_t weights = vectorize.neighbors ? 1 + vectorize.neighbors->count : 1;
  const std::int64_t matrices = vectorize.document_degree == 0 ? 2 : 3;  // with the transpose, and rows weighed
  return 1 + weights * matrices;                                         // the counts, while read or because they stay
}

}  // namespace

std::int64_t estimate_memory(const std::vector<InputPlan>& plans, const Config& config) {
  const NmfOptions& nmf = config.nmf;
  const std::int64_t text = text_bytes(plans);
  const std::int64_t matrix = text / text_bytes_per_nonzero * bytes_per_nonzero * copies_of_nonzero(config.vectorize);
  const std::int64_t factor_rows = 2 * text / text_bytes_per_document;
  const std::int64_t factors = 2 * factor_rows * Factor::padded(nmf.topics) * std::int64_t{sizeof(float)};
  const std::int64_t places = nmf.moves > 0 || nmf.surplus > 0 ? 2 : 0;  // W and H four times more, factors hold two
  return program_bytes + matrix + nmf.restarts * (1 + places) * factors;
}

}  // namespace topicmill
