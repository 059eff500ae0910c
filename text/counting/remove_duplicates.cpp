#include "text/counting/remove_duplicates.hpp"

#include <algorithm>

namespace topicmill {
namespace {

/// Takes documents out of a batch, front to back: what stays moves up.
class Compaction {
 public:
  explicit Compaction(BatchCounts& batch) : batch_(batch) {}

  void keep(std::size_t document, std::size_t begin, std::size_t end) {
    auto& counts = batch_.block.counts;
    std::copy(counts.begin() + offset(begin), counts.begin() + offset(end), counts.begin() + offset(counts_));
    counts_ += end - begin;
    batch_.block.ends[documents_] = counts_;
    if (documents_ != document) batch_.documents[documents_] = std::move(batch_.documents[document]);
    ++documents_;
  }

  void remove(std::size_t begin, std::size_t end) {
    const auto& counts = batch_.block.counts;
    batch_.removed.insert(batch_.removed.end(), counts.begin() + offset(begin), counts.begin() + offset(end));
  }

  void finish() {
    batch_.block.counts.resize(counts_);
    batch_.block.ends.resize(documents_);
    batch_.documents.resize(documents_);
  }

 private:
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  BatchCounts& batch_;
  std::size_t documents_ = 0;
  std::size_t counts_ = 0;
};

}  // namespace

void DuplicateRemover::remove_from(BatchCounts& batch) {
  Compaction compaction(batch);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    const std::size_t end = batch.block.ends[i];
    if (is_duplicate(batch, i)) {
      compaction.remove(begin, end);
    } else {
      compaction.keep(i, begin, end);
    }
    begin = end;
  }
  compaction.finish();
  batch.fingerprints = {};
  batch.numbers = {};
}

bool DuplicateRemover::is_duplicate(const BatchCounts& batch, std::size_t document) {
  const Fingerprint& fingerprint = batch.fingerprints[document];
  const auto match = fingerprint.empty() ? std::nullopt : finder_.add(fingerprint, kept_);
  if (match) {
    duplicates_.push_back(
        {batch.documents[document].origin(), match->number, match->similarity, batch.numbers[document]});
  } else {
    ++kept_;
  }
  return match.has_value();
}

}  // namespace topicmill
