// A document on its way from a reader to the tables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace topicmill {

/// One document as a reader gives it. Text is valid UTF-8.
struct Document {
  std::string id;                     ///< the field `input.id`, else its path, or path:line
  std::string origin;                 ///< path, archive/member, or path:line
  std::string text;                   ///< the text fields, joined by a newline
  std::vector<std::string> metadata;  ///< one value per field of `input.metadata`; empty where it has none
  std::int64_t number = 0;            ///< its place in the corpus: that of its record
};

/// A document that could not be read, and why.
struct Reject {
  std::string origin;
  std::string reason;
  std::size_t documents_before = 0;  ///< documents of its batch that came before it
  std::int64_t number = 0;           ///< its place in the corpus: that of its record

  template <class Pack>
  void pack(Pack& packing) {
    packing(origin);
    packing(reason);
    packing(documents_before);
    packing(number);
  }
};

/// A run of documents in corpus order; batches are numbered from 0.
struct Batch {
  std::int64_t number = 0;
  std::vector<Document> documents;
  std::vector<Reject> rejects;
};

}  // namespace topicmill
