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
#include "text/records/leniency.hpp"

namespace topicmill {

class RecordParser;
class TextStream;

/// A file, or a member of an archive, before its first byte is read. Names are valid UTF-8.
struct SourceFile {
  std::string origin;  ///< path, or archive/member: what messages call it
  std::string path;    ///< the default id of its document: path, or the member's path in the archive
  bool alone = false;  ///< the one file of the corpus, named as such: not from a folder, a glob or an archive
  bool member = false;
};

/// What every record of one file shares, such as the header of a CSV file. Immutable once records refer to it.
struct FileContext {
  FileContext(SourceFile of, std::string in_encoding) : source(std::move(of)), encoding(std::move(in_encoding)) {}
  virtual ~FileContext() = default;

  SourceFile source;
  std::string encoding;                  ///< what the bytes of its records were taken for: UTF-8, windows-1252 ...
  std::vector<std::string> columns;      ///< the fields that each record has, where the format knows them beforehand
  std::vector<Leniency> leniencies;      ///< what the file as a whole needed
  std::string format;                    ///< what its reader is called: "csv"
  std::string layout;                    ///< how it holds its records, for people, where the format has several ways
  const RecordParser* parser = nullptr;  ///< of its records; outlives them
};

/// "name:7" for a line of a file; the name where the line is 0.
std::string place_in(const std::string& name, std::int64_t line);

/// One uncut piece of a file: the bytes of one document, not yet parsed.
struct Record {
  std::shared_ptr<const FileContext> file;
  std::string bytes;
  std::int64_t line = 0;         ///< 1-based line where it begins; 0 where the document is the whole file
  std::int64_t number = 0;       ///< among the records of the corpus, from 0
  std::string id;                ///< what the file itself calls the document; empty: its place names it
  std::int64_t passed_over = 0;  ///< pieces of the file beside this one that hold no text
  std::string problem;  ///< why it could not be cut (an unclosed quote, a line too long); bytes are then unusable

  /// Where it is: path, archive/member, or either and its line, as in docs.csv:7.
  std::string origin() const;
};

/// One named value of a record.
struct FieldValue {
  std::string name;
  std::string value;              ///< the value, or the first of a list; empty where there is none
  std::vector<std::string> more;  ///< the rest of a list, for the caller to join
};

/// Knows what is in a record.
class RecordParser {
 public:
  virtual ~RecordParser() = default;

  /// The fields of a record, only those named in `wanted` (and, on request, all: `wanted` empty). Any thread.
  /// What departs from the format and is read all the same goes to `leniencies`. Throws InputError with the reason
  /// alone (no place) where the record is malformed.
  virtual std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                        LeniencyTally& leniencies) const = 0;

  /// False where a record is a text and nothing else: what fields it has beside tell its place.
  virtual bool has_fields() const { return true; }

  /// Of what tells the place of a record without fields, the field that may group documents: a folder.
  virtual std::string_view grouping_field() const { return {}; }

  /// The field that has all text of a record which has no field of that name; empty where there is no such field.
  virtual std::string_view whole_text_field() const { return {}; }

  /// The same for whoever has no use for the leniencies.
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted) const {
    LeniencyTally ignored;
    return parse(record, wanted, ignored);
  }
};

/// One instance reads the files of a corpus one after the other: open, cut until false, open ...
class Reader : public RecordParser {
 public:
  /// Starts a file. Serial. May read the head of the stream (a CSV header) and returns what its records share.
  virtual std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) = 0;

  /// Cuts the next record off the stream (bytes, line, problem; the caller sets the file); false at its end.
  /// Serial, in order.
  virtual bool cut(TextStream& stream, Record& record) = 0;
};

/// Whether records of the format have fields, as RecordParser::has_fields says. True for what is not of the family.
bool has_fields(const std::string& format, const Registry& registry);

/// auto, which picks another one by name and content, and all others. The one place to register a reader.
Family<Reader> builtin_readers();

}  // namespace topicmill
