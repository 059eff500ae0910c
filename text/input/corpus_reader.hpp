// The serial head of the pipeline: inputs -> records, handed out in batches that any thread can parse.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/collective.hpp"
#include "files/input_file.hpp"
#include "text/input/field_demands.hpp"
#include "text/input/input_options.hpp"
#include "text/records/document.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

/// Unparsed records, about 1 MiB of them, in corpus order.
struct RawBatch {
  std::int64_t number = 0;
  std::vector<Record> records;
  std::optional<Batch> parsed{};  ///< by CorpusReader::look(); there are no records then
};

/// What a bad document is told by where it stops the run (input.on_error: fail).
std::string bad_document(std::string_view origin, std::string_view reason);

struct FoundInputs;

/// Reads a corpus once, front to back, holding one batch at a time.
class CorpusReader {
 public:
  /// Finds the inputs. Throws as find_inputs() does.
  CorpusReader(const InputOptions& options, const Registry& registry, LackingField lacking = LackingField::refused);

  /// Reads inputs that were found.
  CorpusReader(FoundInputs inputs, const InputOptions& options, const Registry& registry,
               LackingField lacking = LackingField::refused);
  ~CorpusReader();

  /// Of the batches this reader hands out every `parts`-th, beginning with number `part`; others read the rest. Call
  /// it before next(). Then parse() does not throw where a field of input.text is lacking: meet() does.
  void take_share(int part, int parts);

  /// From here on next() hands out so many records and then none, as at the end of the corpus, until it is called
  /// again. False where the corpus is at its end. Not while a batch is being parsed.
  bool begin_part(std::int64_t records);

  /// Whether it reads by parts.
  bool reads_parts() const;

  /// After the last batch: what was lenient and lacking is that of all ranks. Throws MissingTextField as parse() does.
  void meet(Collective& ranks);

  /// The next batch; none at the end of the corpus. Serial. Throws MissingTextField as parse() does.
  std::optional<RawBatch> next();

  /// The next batch, parsed ahead: next() gives it all the same. Null at the end of the corpus. Serial. Throws as
  /// next() and parse() do.
  const Batch* look();

  /// Parses a batch. Any thread. With on_error fail, throws InputError for the first bad document, and MissingTextField
  /// at the end where no document has some field of input.text; with skip, bad documents become rejects.
  Batch parse(RawBatch&& batch) const;

  /// Bytes of input files consumed so far and in all (0 where unknown, as for streams): for progress.
  std::int64_t bytes_read() const;
  std::int64_t bytes_total() const;

  /// The input files, once the corpus was read.
  const std::vector<InputFile>& files() const;

  /// What was lenient with the records parsed so far, and what fields they lack. Not while a batch is being parsed.
  std::vector<std::string> warnings() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// What one input was taken for, before it is read: for `check`.
struct InputPlan {
  std::string path;
  std::string format;      ///< the reader of its first file; empty with format auto where nobody looked
  std::string reason;      ///< why: "by its name", "by its content"; empty with format
  std::string encoding;    ///< of its first file, as its head tells; empty where nobody looked
  std::string member;      ///< where it is an archive: its first file
  std::int64_t bytes = 0;  ///< as stored; 0 where unknown
};

/// Expands the paths and looks at the head of each file, and of each stream that it may look into. Throws InputError as
/// CorpusReader.
std::vector<InputPlan> plan_inputs(const InputOptions& options);

}  // namespace topicmill
