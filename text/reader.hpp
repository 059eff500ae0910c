// The reader family: a stream of UTF-8 bytes -> records -> documents.
//
// Cutting is serial and cheap (find the end of a line, of a quoted row, of a file); parsing is pure and runs on
// any thread. A format only says how to do both.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/registry.hpp"

namespace topicmill {

class TextStream;

/// What every record of one file shares, such as the header of a CSV file. Immutable once made.
struct FileContext {
  std::string origin;                   ///< path, or archive/member
  std::vector<std::string> columns;     ///< header names, where the format has them
};

/// One uncut piece of a file: the bytes of one document, not yet parsed.
struct Record {
  std::shared_ptr<const FileContext> file;
  std::string bytes;
  std::int64_t line = 0;  ///< 1-based line where it begins; 0 where the document is the whole file
  std::string problem;    ///< why it could not be cut (an unclosed quote, a line too long); bytes are then unusable
};

/// One named value of a record. A list of values is joined by the caller's rule.
struct FieldValue {
  std::string name;
  std::string value;
};

class Reader {
 public:
  virtual ~Reader() = default;

  /// Starts a file. Serial. May read the head of the stream (a CSV header) and returns what its records share.
  virtual std::shared_ptr<const FileContext> open(TextStream& stream, std::string origin) = 0;

  /// Cuts the next record off the stream; false at its end. Serial, in order.
  virtual bool cut(TextStream& stream, Record& record) = 0;

  /// The fields of a record, only those named in `wanted` (and, on request, all: `wanted` empty). Any thread.
  /// Throws InputError with the reason alone (no place) where the record is malformed.
  virtual std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted) const = 0;
};

/// files, lines, csv, tsv, jsonl, and auto, which picks one by name and content. The one place to register a reader.
Family<Reader> builtin_readers();

}  // namespace topicmill
