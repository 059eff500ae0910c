#include "text/input/corpus_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/encoding/encoding.hpp"
#include "files/inputs.hpp"
#include "files/kept_stream.hpp"
#include "files/printable_name.hpp"
#include "text/input/database_source.hpp"
#include "text/input/file_source.hpp"
#include "text/records/field_census.hpp"

namespace topicmill {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 20;
constexpr std::size_t batch_records = 2000;

constexpr std::string_view text_separator = "\n";
constexpr std::string_view value_separator = ", ";

std::vector<std::string> wanted_fields(const InputOptions& options) {
  std::vector<std::string> wanted = options.text;
  if (options.id) wanted.push_back(*options.id);
  wanted.insert(wanted.end(), options.metadata.begin(), options.metadata.end());
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  return wanted;
}

FieldValue* find_field(std::vector<FieldValue>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

void append_value(const FieldValue& field, std::string_view separator, std::string& text) {
  text += field.value;
  for (const auto& value : field.more) (text += separator) += value;
}

std::string joined(const FieldValue* field) {
  std::string text;
  if (field) append_value(*field, value_separator, text);
  return text;
}

/// "; did you mean 'text'?", or nothing.
std::string hint(const std::string& name, const std::vector<std::string>& names) {
  const auto nearest = nearest_name(name, names);
  return nearest ? fmt::format("; did you mean '{}'?", *nearest) : "";
}

/// Where the format knows its fields beforehand, a wrong name in the config shows before the first document.
template <class Problem>
void require_field(const FileContext& file, const std::string& name, std::string_view option) {
  const auto& columns = file.columns;
  if (columns.empty() || std::find(columns.begin(), columns.end(), name) != columns.end()) return;
  throw Problem(fmt::format("{}: no field '{}' for {}; it has: {}{}", file.source.origin, name, option,
                            list_names(columns), hint(name, columns)));
}

void require_fields(const FileContext& file, const InputOptions& options, LackingField lacking) {
  for (const auto& name : options.text) require_field<MissingTextField>(file, name, "input.text");
  if (lacking == LackingField::counted) return;
  if (options.id) require_field<InputError>(file, *options.id, "input.id");
  for (const auto& name : options.metadata) require_field<InputError>(file, name, "input.metadata");
}

constexpr Leniency system_file{"file of the system or of an office program was passed over (Thumbs.db, ~$x.docx ...)",
                               "files of the system or of office programs were passed over (Thumbs.db, ~$x.docx ...)"};

/// A field that the config names.
struct NamedField {
  std::string name;
  std::string_view option;   ///< that names it
  std::string_view instead;  ///< what a document has that lacks it: "... no field 'title', which is empty there"
};

/// Those of the text first.
std::vector<NamedField> named_fields(const InputOptions& options) {
  std::vector<NamedField> fields;
  for (const auto& name : options.text) fields.push_back({name, "input.text", "which is empty there"});
  for (const auto& name : options.metadata) fields.push_back({name, "input.metadata", "whose cell is empty"});
  if (options.id) fields.push_back({*options.id, "input.id", "so that their place names them"});
  return fields;
}

/// What is kept of a batch, or of all, beside its documents.
struct Notes {
  explicit Notes(std::size_t fields) : census(fields) {}

  void merge(const Notes& more) {
    leniencies.merge(more.leniencies);
    census.merge(more.census);
  }

  LeniencyTally leniencies;
  FieldCensus census;  ///< of named_fields
};

}  // namespace

class CorpusReader::State {
 public:
  State(const InputOptions& options, const Registry& registry, LackingField lacking)
      : named_(named_fields(options)),
        notes_(named_.size()),
        options_(options),
        lacking_(lacking),
        wanted_(wanted_fields(options)),
        inputs_(checked_inputs(options)),
        reader_(registry.make(options.format)) {}

  std::optional<RawBatch> next() {
    RawBatch batch{next_batch_, {}};
    std::size_t bytes = 0;
    while (bytes < batch_bytes && batch.records.size() < batch_records) {
      Record record;
      if (!next_record(record)) break;
      bytes += record.bytes.size();
      batch.records.push_back(std::move(record));
    }
    const std::lock_guard lock(notes_mutex_);
    has_ended_ = batch.records.empty();
    if (has_ended_ && unparsed_ == 0) require_text();
    if (has_ended_) return std::nullopt;
    ++unparsed_;
    ++next_batch_;
    return batch;
  }

  Batch parse(RawBatch&& raw) const {
    Batch batch{raw.number, {}, {}};
    batch.documents.reserve(raw.records.size());
    Notes notes(named_.size());
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
    auto warnings = notes_.leniencies.warnings();
    for (std::size_t field = 0; field < named_.size(); ++field) {
      if (auto warning = warning_of(field); !warning.empty()) warnings.push_back(std::move(warning));
    }
    return warnings;
  }

 private:
  std::vector<InputPath> checked_inputs(const InputOptions& options) {
    if (const auto problem = encoding_problem(options.encoding); !problem.empty()) throw UsageError(problem);
    std::vector<std::string> passed_over;
    auto inputs = expand_inputs(options.path, &passed_over);
    keep_passed_over(passed_over);
    return inputs;
  }

  void keep_passed_over(const std::vector<std::string>& files) const {
    const std::lock_guard lock(notes_mutex_);
    for (const auto& file : files) notes_.leniencies.add(system_file, printable_name(file), next_record_);
  }

  /// The next record of the corpus, over the ends of inputs.
  bool next_record(Record& record) {
    while (!source_ || !source_->next(record)) {
      if (source_) close_input();
      if (next_input_ == inputs_.size()) return false;
      source_ = open_input(inputs_[next_input_++]);
    }
    record.number = next_record_++;
    return true;
  }

  std::unique_ptr<RecordSource> open_input(const InputPath& input) {
    const FileOpened opened = [this](const FileContext& file) {
      // Of several files, others may have the field.
      if (inputs_.size() == 1 && !file.source.member) require_fields(file, options_, lacking_);
      keep_leniencies_of(file);
    };
    const bool may_be_database = options_.detects_format();
    if (const auto database = database_of(input, may_be_database))
      return std::make_unique<DatabaseSource>(*database, opened);
    return std::make_unique<FileSource>(input, inputs_.size() == 1, *reader_, options_, wanted_, opened);
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
    for (const auto& kind : file.leniencies) notes_.leniencies.add(kind, file.source.origin, next_record_);
  }

  /// Once all is parsed: throws where no document has some text field.
  void require_text() const {
    const FieldCensus& census = notes_.census;
    if (options_.on_error == OnError::skip) return;  // lists what has no text
    for (std::size_t field = 0; field < options_.text.size(); ++field) {
      if (!census.is_nowhere(field)) continue;
      const auto& [name, option, instead] = named_[field];
      const auto& fields = census.first_fields(field);
      throw MissingTextField(fmt::format("no document has the field '{}' that {} names; the first, {}, has: {}{}", name,
                                         option, census.first_place(field), list_names(fields), hint(name, fields)));
    }
  }

  /// Empty where all is well with the field.
  std::string warning_of(std::size_t field) const {
    const FieldCensus& census = notes_.census;
    const auto& [name, option, instead] = named_[field];
    const std::int64_t absences = census.absences(field);
    const bool is_text = field < options_.text.size();
    const bool is_counted = !is_text && lacking_ == LackingField::counted;
    if (census.is_nowhere(field) && !is_counted) {
      return fmt::format("no document has the field '{}' that {} names", name, option);
    }
    if (absences == 0 || !(is_text || is_counted)) return {};
    return fmt::format("{} of {} documents {} no field '{}', {}, {} {}", absences, census.records(),
                       absences == 1 ? "has" : "have", name, instead, absences == 1 ? "at" : "the first at",
                       census.first_place(field));
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
      batch.rejects.push_back({origin, problem.what(), batch.documents.size()});
    } else {
      throw Problem(bad_document(origin, problem.what()));
    }
  }

  Document make_document(const Record& record, Notes& notes) const {
    auto fields = record.file->parser->parse(record, wanted_, notes.leniencies);
    take_census(record, fields, notes.census);
    Document document;
    document.id = id_of(record, fields);
    document.origin = record.origin();
    for (const auto& name : options_.metadata) document.metadata.push_back(joined(find_field(fields, name)));
    document.text = text_of(fields);
    return document;
  }

  /// Throws where the record has no text field at all, and such records are to be skipped.
  void take_census(const Record& record, std::vector<FieldValue>& fields, FieldCensus& census) const {
    const auto is_absent = [&](const NamedField& named) { return !find_field(fields, named.name); };
    const auto text_end = named_.begin() + static_cast<std::ptrdiff_t>(options_.text.size());
    if (options_.on_error == OnError::skip && text_end != named_.begin() &&
        std::all_of(named_.begin(), text_end, is_absent)) {
      throw MissingTextField(fmt::format("no field '{}'; it has: {}", fmt::join(options_.text, "', '"),
                                         list_names(names_of_fields(record))));
    }
    census.count_record();
    for (std::size_t field = 0; field < named_.size(); ++field) {
      if (is_absent(named_[field])) census.count_absence(field, record);
    }
  }

  std::string id_of(const Record& record, std::vector<FieldValue>& fields) const {
    std::string id = options_.id ? joined(find_field(fields, *options_.id)) : std::string();
    if (id.empty()) id = record.id;
    return id.empty() ? place_in(record.file->source.path, record.line) : id;
  }

  std::string text_of(std::vector<FieldValue>& fields) const {
    std::string text;
    for (const auto& name : options_.text) {
      auto* const field = find_field(fields, name);
      if (!field) continue;
      if (options_.text.size() == 1 && field->more.empty()) return std::move(field->value);
      text.reserve(text.size() + text_separator.size() + field->value.size());
      if (!text.empty() && !field->value.empty()) text += text_separator;
      append_value(*field, text_separator, text);
    }
    return text;
  }

  // First, as opening the inputs counts already.
  std::vector<NamedField> named_;
  mutable std::mutex notes_mutex_;     ///< of what follows
  mutable Notes notes_;                ///< of all records parsed so far
  mutable std::int64_t unparsed_ = 0;  ///< batches that were handed out
  bool has_ended_ = false;
  std::int64_t next_record_ = 0;

  InputOptions options_;
  LackingField lacking_;
  std::vector<std::string> wanted_;
  std::vector<InputPath> inputs_;
  std::unique_ptr<Reader> reader_;

  std::size_t next_input_ = 0;
  std::unique_ptr<RecordSource> source_;  ///< the input before next_input_

  std::int64_t next_batch_ = 0;
  std::int64_t done_bytes_ = 0;  ///< of inputs that were read to their end
  std::vector<InputFile> files_;
};

std::string bad_document(std::string_view origin, std::string_view reason) {
  return fmt::format("{}: {}; mend it, or set input.on_error: skip to list such documents in rejects.csv and go on",
                     origin, reason);
}

CorpusReader::CorpusReader(const InputOptions& options, const Registry& registry, LackingField lacking)
    : state_(std::make_unique<State>(options, registry, lacking)) {}
CorpusReader::~CorpusReader() = default;

std::optional<RawBatch> CorpusReader::next() { return state_->next(); }
Batch CorpusReader::parse(RawBatch&& batch) const { return state_->parse(std::move(batch)); }
std::int64_t CorpusReader::bytes_read() const { return state_->bytes_read(); }
std::int64_t CorpusReader::bytes_total() const { return state_->bytes_total(); }
const std::vector<InputFile>& CorpusReader::files() const { return state_->files(); }
std::vector<std::string> CorpusReader::warnings() const { return state_->warnings(); }

}  // namespace topicmill
