// The format `json`: the elements of one JSON array, JSON values one behind the other, or what json_layout knows.
#pragma once

#include <string>

#include "text/readers/json/json_layout.hpp"
#include "text/readers/json/json_scanner.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

struct JsonOptions {
  std::string records;

  static constexpr auto fields() {
    return std::tuple{field("records", &JsonOptions::records,
                            "Where the documents are, as a path of keys such as data.items; .: the file is an array "
                            "of them, or they are one behind the other; '': there, or where the file looks as if they "
                            "were: in an array within an object, its members, or columns.")};
  }
};

/// Elements are objects, with fields as parse_json gives them, or bare texts (field: text). Where the members of an
/// object are the documents, their names are the field `key`. Holds one element at a time, however long the file is,
/// but all of a table that is written by columns. What is wrong within an element makes that element bad; what is wrong
/// between elements makes one bad record that tells so, and ends the file, as nobody knows where the next element
/// begins.
class JsonReader : public Reader {
 public:
  explicit JsonReader(const JsonOptions& options) : records_(options.records) {}

  /// Goes to the documents. Throws InputError with place and reason where there are none.
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

 private:
  /// Where the stream stands.
  enum class Place { loose, first_element, behind_element, first_member, behind_member, rows, behind_array, end };

  JsonLayout::Kind kind_here(TextStream& stream, const std::string& origin);
  void begin(JsonLayout::Kind kind, TextStream& stream, const std::string& origin);
  void enter_columns(TextStream& stream, const std::string& origin);

  bool cut_loose(TextStream& stream, Record& record);
  bool cut_element(TextStream& stream, Record& record);
  bool cut_member(TextStream& stream, Record& record);
  bool enter_member(TextStream& stream, Record& record);
  bool cut_row(TextStream& stream, Record& record);
  bool pass_comma(TextStream& stream, Record& record);
  bool take_element(TextStream& stream, Record& record);
  bool close_array(TextStream& stream, Record& record);
  bool close_object(TextStream& stream, Record& record);
  bool fail(Record& record, std::string problem);

  std::string records_;
  JsonCursor cursor_;
  Place place_ = Place::end;
  std::int64_t array_line_ = 0;   ///< where the array begins
  std::size_t open_objects_ = 0;  ///< around the array
  std::string key_;               ///< of the current member, with its quotes; empty outside of members
  std::vector<std::string> rows_;
  std::size_t next_row_ = 0;
};

}  // namespace topicmill
