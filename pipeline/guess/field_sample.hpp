// Records of a corpus that nobody has described yet, and what their fields look like.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer/analyzer.hpp"
#include "text/input/corpus_reader.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

/// What the sampled records have in a field.
struct SampledField {
  std::string name;
  std::size_t records = 0;         ///< that have it with a value
  std::size_t words = 0;           ///< in all values that differ
  std::size_t bytes = 0;           ///< of all values
  std::size_t sentences = 0;       ///< values of at least two words
  std::size_t numbers = 0;         ///< values that are numbers
  std::size_t lists = 0;           ///< records where it has several values
  std::set<std::string> distinct;  ///< the values; of long ones their beginning

  double mean_bytes() const { return records == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(records); }
  /// Of the values that differ.
  double mean_words() const;
  /// Hardly any value comes twice.
  bool is_unique() const { return records > 0 && distinct.size() == records; }
};

/// Up to some hundred records that are spread over the first megabytes of a corpus, and the fields of those that come
/// in the most frequent format. Records that cannot be read are passed over: a run reports them.
class FieldSample {
 public:
  /// `options` without the names of fields.
  FieldSample(const InputOptions& options, const Registry& registry);

  /// In the order in which they first come.
  const std::vector<SampledField>& fields() const { return fields_; }
  const SampledField* find(std::string_view name) const;

  /// The records whose fields these are.
  const std::vector<Record>& records() const { return records_; }
  /// What they have in the field, a line each value; empty where a record has nothing.
  std::vector<std::string> values_of(const std::string& name) const;

  /// The words of a text in lower case: what a tokenizer cuts that has letters and no digit.
  std::vector<std::string> words_of(std::string_view text) const;

  /// "csv", "json"; empty where no record could be read.
  std::string format() const;
  /// Of the data's own making: others have the text, and what tells where it is.
  bool has_fields() const;
  /// RecordParser::grouping_field of records without fields.
  std::string_view grouping_field() const;
  /// RecordParser::whole_text_field; null where the records have none.
  const SampledField* whole_text() const;
  /// How the first file holds its records, where its format has several ways.
  const std::string& layout() const { return layout_; }
  std::size_t formats() const { return formats_; }

 private:
  std::vector<Record> sampled();
  void keep_main_format(std::vector<Record>&& records);
  void add(Record&& record);
  void add_value(const FieldValue& value);

  CorpusReader corpus_;  ///< owns the parsers of the records
  mutable Analyzer cutter_;
  mutable Tokens tokens_;
  std::vector<Record> records_;
  std::vector<std::vector<FieldValue>> values_;  ///< of records_
  std::vector<SampledField> fields_;
  std::shared_ptr<const FileContext> first_;  ///< of the most frequent format; null where there is no record
  std::string layout_;
  std::size_t formats_ = 0;
};

}  // namespace topicmill
