#include "pipeline/guess/field_sample.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/parse_number.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_records = 200;                  ///< up to twice as many
constexpr std::size_t most_bytes = std::size_t{32} << 20;  ///< of records that are looked through for them
constexpr std::size_t value_bytes = 4096;                  ///< of a value that are looked at
constexpr std::size_t distinct_bytes = 200;                ///< of a value that tell it from others

InputOptions without_fields(InputOptions options) {
  options.text.clear();
  options.id.reset();
  options.metadata.clear();
  return options;
}

TextOptions words_only() {
  TextOptions options;
  options.language = "none";
  options.filters.clear();
  return options;
}

/// As much of it as is looked at, in whole characters.
std::string_view beginning_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

bool is_word(std::string_view token) {
  const auto has = [&](auto is) { return std::any_of(token.begin(), token.end(), is); };
  return has([](char c) { return is_letter(c) || !is_ascii(c); }) && !has([](char c) { return is_digit(c); });
}

/// A URL, a path, a hash, tags in brackets: whatever it is cut into, it tells no more than one word.
bool is_one_piece(std::string_view value) {
  return value.find_first_of(ascii_blanks) == std::string_view::npos && is_ascii(value);
}

/// Lists and maps of a program, written into a cell.
bool is_code(std::string_view value) {
  const auto begins = [&](std::string_view with) { return value.starts_with(with); };
  return (begins("[{") || begins("{\"") || begins("{'") || begins("['") || begins("[\"")) &&
         (value.ends_with(']') || value.ends_with('}'));
}

bool is_number(const std::string& value) { return parse_number<double>(value).has_value(); }

/// All values of a field as one text, a line each.
std::string joined(const FieldValue& field) {
  std::string text = field.value;
  for (const auto& value : field.more) (text += '\n') += value;
  return text;
}

}  // namespace

double SampledField::mean_words() const {
  return distinct.empty() ? 0 : static_cast<double>(words) / static_cast<double>(distinct.size());
}

FieldSample::FieldSample(const InputOptions& options, const Registry& registry)
    : corpus_(without_fields(options), registry), cutter_(words_only(), registry) {
  keep_main_format(sampled());
}

/// Every record, and whenever there are too many, every other one of them.
std::vector<Record> FieldSample::sampled() {
  std::vector<Record> records;
  std::size_t step = 1;
  std::size_t count = 0;
  std::size_t bytes = 0;
  while (bytes < most_bytes) {
    auto batch = corpus_.next();
    if (!batch) break;
    for (auto& record : batch->records) {
      bytes += record.bytes.size();
      if (!record.problem.empty() || count++ % step != 0) continue;
      records.push_back(std::move(record));
      if (records.size() < 2 * most_records) continue;
      for (std::size_t i = 0; i < most_records; ++i) records[i] = std::move(records[2 * i]);
      records.resize(most_records);
      step *= 2;
    }
  }
  return records;
}

/// Records of one parser come in one format; the one that has most bytes of them is kept.
void FieldSample::keep_main_format(std::vector<Record>&& records) {
  std::map<const RecordParser*, std::size_t> bytes;
  for (const auto& record : records) bytes[record.file->parser] += record.bytes.size();
  formats_ = bytes.size();
  const RecordParser* main = nullptr;
  for (auto& record : records) {
    if (!main || bytes[record.file->parser] > bytes[main]) main = record.file->parser;
  }
  for (auto& record : records) {
    if (record.file->parser != main) continue;
    if (!first_) first_ = record.file;
    add(std::move(record));
  }
}

void FieldSample::add(Record&& record) {
  try {
    values_.push_back(record.file->parser->parse(record, {}));
  } catch (const InputError&) {
    return;
  }
  for (const auto& value : values_.back()) add_value(value);
  if (records_.empty()) layout_ = record.file->layout;
  records_.push_back(std::move(record));
}

void FieldSample::add_value(const FieldValue& value) {
  auto field = std::find_if(fields_.begin(), fields_.end(), [&](const auto& one) { return one.name == value.name; });
  if (field == fields_.end()) {
    field = fields_.emplace(fields_.end());
    field->name = value.name;
  }
  const std::string text = joined(value);
  if (is_blank(text)) return;
  ++field->records;
  field->bytes += text.size();
  field->numbers += is_number(value.value) && std::all_of(value.more.begin(), value.more.end(), is_number);
  field->lists += !value.more.empty();
  const bool is_new = field->distinct.emplace(beginning_of(text, distinct_bytes)).second;
  const std::size_t words = words_of(text).size();
  field->sentences += words > 1;
  if (is_new) field->words += words;
}

std::string FieldSample::format() const { return first_ ? first_->format : ""; }

bool FieldSample::has_fields() const { return !first_ || first_->parser->has_fields(); }

std::string_view FieldSample::grouping_field() const { return first_ ? first_->parser->grouping_field() : ""; }

const SampledField* FieldSample::whole_text() const {
  const std::string_view name = first_ ? first_->parser->whole_text_field() : "";
  return name.empty() ? nullptr : find(name);
}

const SampledField* FieldSample::find(std::string_view name) const {
  const auto field = std::find_if(fields_.begin(), fields_.end(), [&](const auto& one) { return one.name == name; });
  return field == fields_.end() ? nullptr : &*field;
}

std::vector<std::string> FieldSample::values_of(const std::string& name) const {
  std::vector<std::string> texts;
  for (const auto& values : values_) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.name == name; });
    texts.push_back(found == values.end() ? "" : joined(*found));
  }
  return texts;
}

std::vector<std::string> FieldSample::words_of(std::string_view text) const {
  if (is_code(text)) return {};
  text = beginning_of(text, value_bytes);
  cutter_.cut(text, tokens_);
  std::vector<std::string> words;
  for (const auto& token : tokens_.list()) {
    if (is_word(token.text)) words.push_back(to_lower(token.text));
  }
  if (is_one_piece(text) && words.size() > 1) words.resize(1);
  return words;
}

}  // namespace topicmill
