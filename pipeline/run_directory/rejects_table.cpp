#include "pipeline/run_directory/rejects_table.hpp"

#include <fmt/format.h>

#include "pipeline/run_directory/read_table.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "rejects";

std::string reason_of(const Duplicate& duplicate, const std::string& original) {
  if (!duplicate.similarity) return fmt::format("same text as {}", original);
  return fmt::format("near duplicate of {} (similarity {:.2f})", original, *duplicate.similarity);
}

}  // namespace

Table rejects_table(const CorpusIndex& corpus) {
  std::vector<Reject> rejects = corpus.rejects;
  for (const auto& duplicate : corpus.duplicates) {
    const DocumentInfo& original = corpus.documents[static_cast<std::size_t>(duplicate.original)];
    rejects.push_back({duplicate.origin, reason_of(duplicate, original.id)});
  }
  const std::int64_t rows = std::ssize(rejects);
  return {std::string(table_name),
          {"origin", "reason"},
          rows,
          [rejects = std::move(rejects)](std::int64_t row, std::vector<Cell>& cells) {
            const Reject& reject = rejects[static_cast<std::size_t>(row)];
            cells = {std::string_view(reject.origin), std::string_view(reject.reason)};
          }};
}

std::unordered_set<std::string> read_left_out(const std::filesystem::path& directory) {
  std::unordered_set<std::string> origins;
  if (!has_table(directory, table_name)) return origins;
  for_each_row(directory, table_name, [&](const auto& /*columns*/, const auto& cells) {
    origins.insert(cells.front());
    return true;
  });
  return origins;
}

}  // namespace topicmill
