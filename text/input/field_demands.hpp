// The fields that a config names: a wrong name is refused as early as it shows, a record that lacks one is counted.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "text/input/input_options.hpp"
#include "text/records/field_census.hpp"

namespace topicmill {

/// All documents, a whole file, or one that is to be skipped, lack a field that holds the text.
struct MissingTextField : InputError {
  using InputError::InputError;
};

/// What a document is that lacks its field for input.id or one of input.metadata, where its format knows its columns.
enum class LackingField {
  refused,  ///< an error, before the first document
  counted,  ///< named by its place, with an empty cell, and told in warnings(), whatever its format
};

/// What the config demands of records. Immutable: any thread.
class FieldDemands {
 public:
  FieldDemands(const InputOptions& options, LackingField lacking);

  /// All names, for parsers that leave the other fields out.
  const std::vector<std::string>& wanted() const { return wanted_; }

  /// Of no record.
  FieldCensus empty_census() const { return FieldCensus(named_.size()); }

  /// Where the format of a file knows its fields beforehand, a wrong name shows before the first document. Throws
  /// MissingTextField or InputError.
  void require_columns(const FileContext& file) const;

  /// Counts what the record lacks. Throws MissingTextField where it has no text field at all, and such records are to
  /// be skipped.
  void count(const Record& record, std::span<const FieldValue> fields, FieldCensus& census) const;

  /// Once all is parsed: throws MissingTextField where no document has some text field.
  void require_text(const FieldCensus& census) const;

  /// One for each field that some documents lack and that this is worth telling of.
  std::vector<std::string> warnings(const FieldCensus& census) const;

 private:
  struct NamedField {
    std::string name;
    std::string_view option;   ///< that names it
    std::string_view instead;  ///< what a document has that lacks it: "... no field 'title', which is empty there"
  };

  std::string warning_of(std::size_t field, const FieldCensus& census) const;

  std::size_t texts_;  ///< how many of the named fields hold the text
  bool has_id_;        ///< the last of them
  bool skips_;         ///< records without text, which are listed
  LackingField lacking_;
  std::vector<NamedField> named_;  ///< those of the text first
  std::vector<std::string> wanted_;
};

}  // namespace topicmill
