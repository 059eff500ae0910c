#include "text/counting/remove_duplicates.hpp"

#include <algorithm>

namespace topicmill {
namespace {

/// Takes documents out of a batch, with all their rows, front to back: what stays moves up.
class Compaction {
 public:
  explicit Compaction(BatchCounts& batch) : batch_(batch) {}

  /// The next document stays.
  void keep() {
    const auto first = next_row_;
    auto& counts = batch_.block.counts;
    for_each_row([&](std::size_t begin, std::size_t end) {
      std::copy(counts.begin() + offset(begin), counts.begin() + offset(end), counts.begin() + offset(counts_));
      counts_ += end - begin;
      batch_.block.ends[rows_++] = counts_;
    });
    if (batch_.passages) keep_passages(first);
    if (documents_ != next_document_) batch_.documents[documents_] = std::move(batch_.documents[next_document_]);
    ++documents_;
    ++next_document_;
  }

  /// The next document goes.
  void remove() {
    const auto& counts = batch_.block.counts;
    for_each_row([&](std::size_t begin, std::size_t end) {
      batch_.removed.insert(batch_.removed.end(), counts.begin() + offset(begin), counts.begin() + offset(end));
    });
    ++next_document_;
  }

  void finish() {
    batch_.block.counts.resize(counts_);
    batch_.block.ends.resize(rows_);
    batch_.documents.resize(documents_);
    if (!batch_.passages) return;
    batch_.passages->list.resize(rows_);
    batch_.passages->ends.resize(documents_);
  }

 private:
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  /// Calls visit(begin, end) with the counts of each row of the next document, and passes over them.
  template <class Visit>
  void for_each_row(Visit visit) {
    const auto end = batch_.passages ? static_cast<std::size_t>(batch_.passages->ends[next_document_]) : next_row_ + 1;
    for (; next_row_ < end; ++next_row_) {
      const std::size_t begin = next_count_;
      next_count_ = batch_.block.ends[next_row_];
      visit(begin, next_count_);
    }
  }

  /// Those of the rows from `first` on that were passed over last.
  void keep_passages(std::size_t first) {
    auto& [list, ends] = *batch_.passages;
    std::copy(list.begin() + offset(first), list.begin() + offset(next_row_),
              list.begin() + offset(rows_ - (next_row_ - first)));
    ends[documents_] = static_cast<std::int64_t>(rows_);
  }

  BatchCounts& batch_;
  std::size_t next_document_ = 0;  ///< to be kept or removed
  std::size_t next_row_ = 0;
  std::size_t next_count_ = 0;
  std::size_t documents_ = 0;  ///< that were kept
  std::size_t rows_ = 0;
  std::size_t counts_ = 0;
};

}  // namespace

void DuplicateRemover::remove_from(BatchCounts& batch) {
  Compaction compaction(batch);
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    if (is_duplicate(batch, i)) {
      compaction.remove();
    } else {
      compaction.keep();
    }
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
