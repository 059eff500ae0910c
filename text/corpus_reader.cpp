#include "text/corpus_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "text/database_source.hpp"
#include "text/encoding.hpp"
#include "text/file_source.hpp"
#include "text/inputs.hpp"
#include "text/kept_stream.hpp"
#include "text/printable_name.hpp"

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

std::vector<std::string> names_of(const std::vector<FieldValue>& fields) {
  std::vector<std::string> names;
  for (const auto& field : fields) names.push_back(field.name);
  return names;
}

/// Where the format knows its fields beforehand, a wrong name in the config shows before the first document.
template <class Problem>
void require_field(const FileContext& file, const std::string& name, std::string_view option) {
  const auto& columns = file.columns;
  if (columns.empty() || std::find(columns.begin(), columns.end(), name) != columns.end()) return;
  const auto nearest = nearest_name(name, columns);
  throw Problem(fmt::format("{}: no field '{}' for {}; it has: {}{}", file.source.origin, name, option,
                            list_names(columns), nearest ? fmt::format("; did you mean '{}'?", *nearest) : ""));
}

void require_fields(const FileContext& file, const InputOptions& options, LackingField lacking) {
  for (const auto& name : options.text) require_field<MissingTextField>(file, name, "input.text");
  if (lacking == LackingField::counted) return;
  if (options.id) require_field<InputError>(file, *options.id, "input.id");
  for (const auto& name : options.metadata) require_field<InputError>(file, name, "input.metadata");
}

constexpr Leniency system_file{"file of the system or of an office program was passed over (Thumbs.db, ~$x.docx ...)",
                               "files of the system or of office programs were passed over (Thumbs.db, ~$x.docx ...)"};

/// Documents without a field that may lack, in words of their own.
class Lacking {
 public:
  Lacking(std::string_view option, const std::string& field, std::string_view instead)
      : one_(fmt::format("document has no field '{}' ({}): {}", field, option, instead)),
        many_(fmt::format("documents have no field '{}' ({}): {}", field, option, instead)) {}

  Leniency leniency() const { return {one_, many_}; }

 private:
  std::string one_;
  std::string many_;
};

}  // namespace

class CorpusReader::State {
 public:
  State(const InputOptions& options, const Registry& registry, LackingField lacking)
      : options_(options),
        lacking_(lacking),
        wanted_(wanted_fields(options)),
        inputs_(checked_inputs(options)),
        reader_(registry.make(options.format)) {
    if (lacking_ == LackingField::refused) return;
    for (const auto& name : options_.metadata)
      lacks_metadata_.emplace_back("input.metadata", name, "its cell is empty");
    if (options_.id) lacks_id_.emplace("input.id", *options_.id, "its place names it");
  }

  std::optional<RawBatch> next() {
    RawBatch batch{next_batch_, {}};
    std::size_t bytes = 0;
    while (bytes < batch_bytes && batch.records.size() < batch_records) {
      Record record;
      if (!next_record(record)) break;
      bytes += record.bytes.size();
      batch.records.push_back(std::move(record));
    }
    if (batch.records.empty()) return std::nullopt;
    ++next_batch_;
    return batch;
  }

  Batch parse(RawBatch&& raw) const {
    Batch batch{raw.number, {}, {}};
    batch.documents.reserve(raw.records.size());
    LeniencyTally leniencies;
    for (auto& record : raw.records) {
      parse_record(record, batch, leniencies);
      record = {};  // bounds memory: the document holds a copy
    }
    keep(leniencies);
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

  std::vector<std::string> warnings() const { return leniencies_.warnings(); }

 private:
  std::vector<InputPath> checked_inputs(const InputOptions& options) {
    if (const auto problem = encoding_problem(options.encoding); !problem.empty()) throw UsageError(problem);
    std::vector<std::string> passed_over;
    auto inputs = expand_inputs(options.path, &passed_over);
    keep_passed_over(passed_over);
    return inputs;
  }

  void keep_passed_over(const std::vector<std::string>& files) const {
    LeniencyTally leniencies;
    for (const auto& file : files) leniencies.add(system_file, printable_name(file), next_record_);
    keep(leniencies);
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
      require_fields(file, options_, lacking_);
      keep(leniencies_of(file));
    };
    const bool may_be_database = options_.format.name == "auto";
    if (const auto database = database_of(input, may_be_database))
      return std::make_unique<DatabaseSource>(*database, opened);
    return std::make_unique<FileSource>(input, inputs_.size() == 1, *reader_, options_, opened);
  }

  void close_input() {
    source_->finish();
    keep_passed_over(source_->passed_over());
    done_bytes_ += source_->bytes();
    files_.push_back({printable_name(inputs_[next_input_ - 1].path), source_->bytes(), source_->hash()});
    source_.reset();
  }

  LeniencyTally leniencies_of(const FileContext& file) const {
    LeniencyTally leniencies;
    for (const auto& kind : file.leniencies) leniencies.add(kind, file.source.origin, next_record_);
    return leniencies;
  }

  /// Any thread.
  void keep(const LeniencyTally& leniencies) const {
    if (leniencies.is_empty()) return;
    const std::lock_guard lock(leniencies_mutex_);
    leniencies_.merge(leniencies);
  }

  void parse_record(const Record& record, Batch& batch, LeniencyTally& leniencies) const {
    try {
      if (!record.problem.empty()) throw InputError(record.problem);
      batch.documents.push_back(make_document(record, leniencies));
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

  Document make_document(const Record& record, LeniencyTally& leniencies) const {
    auto fields = record.file->parser->parse(record, wanted_, leniencies);
    Document document;
    document.id = id_of(record, fields);
    document.origin = record.origin();
    for (const auto& name : options_.metadata) document.metadata.push_back(joined(find_field(fields, name)));
    count_lacking(record, fields, leniencies);
    document.text = text_of(record, fields);
    return document;
  }

  void count_lacking(const Record& record, std::vector<FieldValue>& fields, LeniencyTally& leniencies) const {
    if (lacking_ == LackingField::refused) return;
    for (std::size_t i = 0; i < lacks_metadata_.size(); ++i) {
      leniencies.add(lacks_metadata_[i].leniency(), record, find_field(fields, options_.metadata[i]) ? 0 : 1);
    }
    if (lacks_id_) leniencies.add(lacks_id_->leniency(), record, find_field(fields, *options_.id) ? 0 : 1);
  }

  std::string id_of(const Record& record, std::vector<FieldValue>& fields) const {
    std::string id = options_.id ? joined(find_field(fields, *options_.id)) : std::string();
    if (id.empty()) id = record.id;
    return id.empty() ? place_in(record.file->source.path, record.line) : id;
  }

  std::string text_of(const Record& record, std::vector<FieldValue>& fields) const {
    std::string text;
    for (const auto& name : options_.text) {
      auto* const field = find_field(fields, name);
      if (!field) fail_field(record, name);
      if (options_.text.size() == 1 && field->more.empty()) return std::move(field->value);
      text.reserve(text.size() + text_separator.size() + field->value.size());
      if (!text.empty() && !field->value.empty()) text += text_separator;
      append_value(*field, text_separator, text);
    }
    return text;
  }

  [[noreturn]] void fail_field(const Record& record, const std::string& name) const {
    throw MissingTextField(
        fmt::format("no field '{}'; it has: {}", name, list_names(names_of(record.file->parser->parse(record, {})))));
  }

  // First, as opening the inputs counts already.
  mutable std::mutex leniencies_mutex_;
  mutable LeniencyTally leniencies_;  ///< of all records parsed so far
  std::int64_t next_record_ = 0;

  InputOptions options_;
  LackingField lacking_;
  std::vector<Lacking> lacks_metadata_;
  std::optional<Lacking> lacks_id_;
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
const std::vector<CorpusReader::InputFile>& CorpusReader::files() const { return state_->files(); }
std::vector<std::string> CorpusReader::warnings() const { return state_->warnings(); }

}  // namespace topicmill
