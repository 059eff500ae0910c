// past.tmm: what a run keeps of its documents, so that its topics can go on without them: means of many, none of one,
// and of rare terms a hash.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "nmf/continuation/past_rows.hpp"
#include "text/vectorize/rare_terms.hpp"

namespace topicmill {

inline constexpr std::string_view past_file = "past.tmm";

struct Past {
  PastRows rows;
  RareTerms rare;
  std::int64_t counted_rows = 0;  ///< that the frequencies of terms are of, those that are forgotten too
};

/// Writes the file, which is whole or absent; the same bytes for the same past. Throws OutputError.
void save_past(const PastRows& rows, const RareTerms& rare, std::int64_t counted_rows,
               const std::filesystem::path& path);

/// The past of the run at `directory`, whose model has `terms` terms. Throws InputError where it has none, or one that
/// is damaged, newer, or of another model.
Past load_past(const std::filesystem::path& directory, std::int64_t terms);

}  // namespace topicmill
