// The format `json`: the elements of one JSON array, or JSON values one behind the other.
#pragma once

#include <string>

#include "text/reader.hpp"
#include "text/readers/json_scanner.hpp"

namespace topicmill {

struct JsonOptions {
  std::string records;

  static constexpr auto fields() {
    return std::tuple{field("records", &JsonOptions::records,
                            "Where the array of documents is, as a path of keys such as data.items; '': the file is "
                            "that array, or documents one behind the other.")};
  }
};

/// Elements are objects, with fields as parse_json gives them, or bare texts (field: text). Holds one element at a
/// time, however long the file is. What is wrong within an element makes that element bad; what is wrong between
/// elements makes one bad record that tells so, and ends the file, as nobody knows where the next element begins.
class JsonReader : public Reader {
 public:
  explicit JsonReader(const JsonOptions& options) : records_(options.records) {}

  /// Goes to the array. Throws InputError with place and reason where there is none.
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

 private:
  /// Where the stream stands.
  enum class Place { loose, first_element, behind_element, behind_array, end };

  void enter_path(TextStream& stream, const std::string& origin);
  void enter_object(TextStream& stream, const std::string& key, const std::string& path, const std::string& origin);
  void enter_array(TextStream& stream, const std::string& origin);

  bool cut_loose(TextStream& stream, Record& record);
  bool cut_element(TextStream& stream, Record& record);
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
};

}  // namespace topicmill
