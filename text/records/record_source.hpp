// One input of a corpus as a stream of records, whatever it is: a file, an archive, rows of a database.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "text/records/reader.hpp"

namespace topicmill {

/// Told of each file (member, table) before its first record is read; may throw.
using FileOpened = std::function<void(const FileContext&)>;

/// Serial, front to back, with bounded memory. Every function throws InputError where the input cannot be read on.
class RecordSource {
 public:
  virtual ~RecordSource() = default;

  /// The next record, with its file; false at the end.
  virtual bool next(Record& record) = 0;

  /// Reads what no record needed, so that bytes() and hash() tell of the whole input.
  virtual void finish() = 0;

  /// Paths of files in it that systems left there and that were passed over so far.
  virtual std::vector<std::string> passed_over() const { return {}; }

  /// Bytes of the input, as stored, that were consumed so far.
  virtual std::int64_t bytes() const = 0;

  /// XXH3 (64 bits, 16 hexadecimal digits) of these bytes.
  virtual std::string hash() const = 0;
};

}  // namespace topicmill
