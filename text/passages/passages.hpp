// Documents that are modeled in pieces: which rows of a matrix are whose, and where each stands in its document.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace topicmill {

/// A piece of a document, which is a row of a matrix.
struct Passage {
  std::uint32_t begin = 0;  ///< bytes [begin, end) of the document's text
  std::uint32_t end = 0;
  std::uint32_t tokens = 0;        ///< after the filters
  std::uint32_t known_tokens = 0;  ///< those that are kept terms
};

/// Rows [begin, end) of a matrix.
struct RowsOfDocument {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  std::int64_t size() const { return end - begin; }
};

/// The passages of documents, one document after another. Every document has at least one.
struct Passages {
  std::vector<Passage> list;       ///< in corpus order: the rows
  std::vector<std::int64_t> ends;  ///< of each document: the row behind its last

  std::int64_t documents() const { return std::ssize(ends); }

  RowsOfDocument rows_of(std::int64_t document) const;

  /// Those of one document.
  std::span<const Passage> of(std::int64_t document) const;

  void add_document(std::span<const Passage> passages);

  /// Those of the documents that follow.
  void append(const Passages& more);

  /// Sets the known tokens of each passage, and returns those of each document. `of_rows`: one a passage.
  std::vector<std::int64_t> set_known_tokens(std::span<const std::int64_t> of_rows);
};

}  // namespace topicmill
