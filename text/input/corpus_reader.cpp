#include "text/input/corpus_reader.hpp"
#include "text/input/found_inputs.hpp"

#include <fmt/format.h>

#include <limits>
#include <mutex>

#include "base/error.hpp"
#include "base/packing.hpp"
#include "files/kept_stream.hpp"
#include "files/printable_name.hpp"
#include "text/input/database_source.hpp"
#include "text/input/document_of.hpp"
#include "text/input/file_source.hpp"
#include "text/input/open_input.hpp"

namespace topicmill {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 20;
constexpr std::size_t batch_records = 2000;

constexpr Leniency system_file{"file of the system or of an office program was passed over (Thumbs.db, ~$x.docx ...)",
                               "files of the system or of office programs were passed over (Thumbs.db, ~$x.docx ...)"};

/// What is kept of a batch, or of all, beside its documents.
struct Notes {
  explicit Notes(FieldCensus empty) : census(std::move(empty)) {}

  void merge(const Notes& more) {
    leniencies.merge(more.leniencies);
    census.merge(more.census);
  }

  template <class Pack>
  void pack(Pack& packing) {
    packing(leniencies);
    packing(census);
  }

  LeniencyTally leniencies;
  FieldCensus census;  ///< of what FieldDemands names
};

}  // namespace

class CorpusReader::State {
 public:
  State(FoundInputs&& inputs, const InputOptions& options, const Registry& registry, LackingField lacking)
      : demands_(options, lacking),
        notes_(demands_.empty_census()),
        options_(options),
        inputs_(std::move(inputs.list)),
        opened_(std::move(inputs.first)),
        reader_(registry.make(options.format)) {
    keep_passed_over(inputs.passed_over);
  }

  void take_share(int part, int parts) {
    part_ = part;
    parts_ = parts;
  }

  bool begin_part(std::int64_t records) {
    records_left_ = records;
    reads_parts_ = true;
    return look() != nullptr;
  }

  bool reads_parts() const { return reads_parts_; }

  void meet(Collective& ranks) {
    if (ranks.is_alone()) return;
    Notes all(demands_.empty_census());
    for (const Bytes& bytes : gathered(ranks, packed(notes_))) {
      Notes of_rank(demands_.empty_census());
      Packing packing(bytes);
      packing(of_rank);
      all.merge(of_rank);
    }
    notes_ = std::move(all);
    demands_.require_text(notes_.census);
  }

  std::optional<RawBatch> next() {
    auto batch = ahead_ ? std::exchange(ahead_, std::nullopt) : cut();
    while (batch && batch->number % parts_ != part_) {
      pass_over(*batch);
      batch = cut();
    }
    return batch;
  }

  const Batch* look() {
    if (!ahead_) {
      auto batch = cut();
      if (!batch) return nullptr;
      const auto number = batch->number;
      ahead_ = RawBatch{number, {}, parse(std::move(*batch))};
    }
    return &*ahead_->parsed;
  }

  std::optional<RawBatch> cut() {
    RawBatch batch{next_batch_, {}};
    std::size_t bytes = 0;
    while (bytes < batch_bytes && batch.records.size() < batch_records && records_left_ > 0) {
      Record record;
      if (!next_record(record)) break;
      bytes += record.bytes.size();
      batch.records.push_back(std::move(record));
      --records_left_;
    }
    if (batch.records.empty() && records_left_ == 0) return std::nullopt;
    const std::lock_guard lock(notes_mutex_);
    has_ended_ = batch.records.empty();
    if (has_ended_ && unparsed_ == 0) require_text();
    if (has_ended_) return std::nullopt;
    ++unparsed_;
    ++next_batch_;
    return batch;
  }

  Batch parse(RawBatch&& raw) const {
    if (raw.parsed) return std::move(*raw.parsed);
    Batch batch{raw.number, {}, {}};
    batch.documents.reserve(raw.records.size());
    Notes notes(demands_.empty_census());
    for (auto& record : raw.records) {
      parse_record(record, batch, notes);
      record = {};  // bounds memory: the document holds a copy
    }
    const std::lock_guard lock(notes_mutex_);
    notes_.merge(notes);
    if (--unparsed_ == 0 && has_ended_) require_text();
    return batch;
  }

  std::int64_t bytes_read() const { return done_bytes_ + (source_ ? source_->bytes() : 0); }

  std::int64_t bytes_total() const {
    std::int64_t total = 0;
    for (const auto& input : inputs_) {
      if (input.bytes == 0 && is_stream(input.path)) return 0;
      total += input.bytes;
    }
    return total;
  }

  const std::vector<InputFile>& files() const { return files_; }

  std::vector<std::string> warnings() const {
    LeniencyTally all = of_files_;
    all.merge(notes_.leniencies);
    auto warnings = all.warnings();
    for (auto& warning : demands_.warnings(notes_.census)) warnings.push_back(std::move(warning));
    return warnings;
  }

 private:
  /// Where this reader has a share, others may have found the field.
  void require_text() const {
    if (parts_ == 1) demands_.require_text(notes_.census);
  }

  /// A batch of others.
  void pass_over(const RawBatch& batch) {
    const std::lock_guard lock(notes_mutex_);
    if (batch.parsed) notes_ = Notes(demands_.empty_census());  // they note it
    if (!batch.parsed) --unparsed_;
  }

  void keep_passed_over(const std::vector<std::string>& files) const {
    const std::lock_guard lock(notes_mutex_);
    for (const auto& file : files) of_files_.add(system_file, printable_name(file), next_record_);
  }

  /// The next record of the corpus, over the ends of inputs.
  bool next_record(Record& record) {
    while (!source_ || !source_->next(record)) {
      if (source_) close_input();
      if (next_input_ == inputs_.size()) return false;
      source_ = open_source(inputs_[next_input_++]);
    }
    record.number = next_record_++;
    return true;
  }

  std::unique_ptr<RecordSource> open_source(const InputPath& input) {
    const FileOpened opened = [this](const FileContext& file) {
      // Of several files, others may have the field.
      if (inputs_.size() == 1 && !file.source.member) demands_.require_columns(file);
      keep_leniencies_of(file);
    };
    auto look =
        opened_ ? look_into(*std::exchange(opened_, std::nullopt), input, options_) : open_input(input, options_);
    if (look.database) return std::make_unique<DatabaseSource>(*look.database, opened);
    return std::make_unique<FileSource>(std::move(*look.file), input, inputs_.size() == 1, *reader_, options_,
                                        demands_.wanted(), opened);
  }

  void close_input() {
    source_->finish();
    keep_passed_over(source_->passed_over());
    done_bytes_ += source_->bytes();
    files_.push_back({printable_name(inputs_[next_input_ - 1].path), source_->bytes(), source_->hash()});
    source_.reset();
  }

  void keep_leniencies_of(const FileContext& file) const {
    const std::lock_guard lock(notes_mutex_);
    for (const auto& kind : file.leniencies) of_files_.add(kind, file.source.origin, next_record_);
  }

  void parse_record(const Record& record, Batch& batch, Notes& notes) const {
    try {
      if (!record.problem.empty()) throw InputError(record.problem);
      batch.documents.push_back(make_document(record, notes));
    } catch (const MissingTextField& error) {
      reject(error, record, batch);
    } catch (const InputError& error) {
      reject(error, record, batch);
    }
  }

  template <class Problem>
  void reject(const Problem& problem, const Record& record, Batch& batch) const {
    const std::string origin = record.origin();
    if (options_.on_error == OnError::skip) {
      batch.rejects.push_back({origin, problem.what(), batch.documents.size(), record.number});
    } else {
      throw Problem(bad_document(origin, problem.what()));
    }
  }

  Document make_document(const Record& record, Notes& notes) const {
    auto fields = record.file->parser->parse(record, demands_.wanted(), notes.leniencies);
    demands_.count(record, fields, notes.census);
    return document_of(record, std::move(fields), options_);
  }

  FieldDemands demands_;
  int part_ = 0;
  int parts_ = 1;
  // Before the inputs, as opening these counts already.
  mutable std::mutex notes_mutex_;     ///< of what follows
  mutable Notes notes_;                ///< of all records parsed so far
  mutable LeniencyTally of_files_;     ///< of all files opened so far
  mutable std::int64_t unparsed_ = 0;  ///< batches that were handed out
  bool has_ended_ = false;
  std::int64_t next_record_ = 0;
  std::int64_t records_left_ = std::numeric_limits<std::int64_t>::max();  ///< of this part
  bool reads_parts_ = false;

  InputOptions options_;
  std::vector<InputPath> inputs_;
  std::optional<OpenedInput> opened_;  ///< the first of them, until it is read
  std::unique_ptr<Reader> reader_;

  std::size_t next_input_ = 0;
  std::unique_ptr<RecordSource> source_;  ///< the input before next_input_

  std::int64_t next_batch_ = 0;
  std::optional<RawBatch> ahead_;
  std::int64_t done_bytes_ = 0;  ///< of inputs that were read to their end
  std::vector<InputFile> files_;
};

std::string bad_document(std::string_view origin, std::string_view reason) {
  return fmt::format("{}: {}; mend it, or set input.on_error: skip to list such documents in rejects.csv and go on",
                     origin, reason);
}

CorpusReader::CorpusReader(const InputOptions& options, const Registry& registry, LackingField lacking)
    : CorpusReader(find_inputs(options), options, registry, lacking) {}
CorpusReader::CorpusReader(FoundInputs inputs, const InputOptions& options, const Registry& registry,
                           LackingField lacking)
    : state_(std::make_unique<State>(std::move(inputs), options, registry, lacking)) {}
CorpusReader::~CorpusReader() = default;

std::optional<RawBatch> CorpusReader::next() { return state_->next(); }
void CorpusReader::take_share(int part, int parts) { state_->take_share(part, parts); }
bool CorpusReader::begin_part(std::int64_t records) { return state_->begin_part(records); }
bool CorpusReader::reads_parts() const { return state_->reads_parts(); }
void CorpusReader::meet(Collective& ranks) { state_->meet(ranks); }
const Batch* CorpusReader::look() { return state_->look(); }
Batch CorpusReader::parse(RawBatch&& batch) const { return state_->parse(std::move(batch)); }
std::int64_t CorpusReader::bytes_read() const { return state_->bytes_read(); }
std::int64_t CorpusReader::bytes_total() const { return state_->bytes_total(); }
const std::vector<InputFile>& CorpusReader::files() const { return state_->files(); }
std::vector<std::string> CorpusReader::warnings() const { return state_->warnings(); }

}  // namespace topicmill
