// Which of the fields that a config names the records of a corpus have: absent ones are empty, and told of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/records/reader.hpp"

namespace topicmill {

/// Counts, for a list of fields, the records that lack each. Merging in any order gives the same, so that it never
/// depends on threads. Serves one thread at a time.
class FieldCensus {
 public:
  explicit FieldCensus(std::size_t fields) : absences_(fields) {}

  void count_record() { ++records_; }
  void count_absence(std::size_t field, const Record& record);
  void merge(const FieldCensus& other);

  template <class Pack>
  void pack(Pack& packing) {
    packing(records_);
    packing(absences_);
  }

  std::int64_t records() const { return records_; }
  std::int64_t absences(std::size_t field) const { return absences_[field].records; }
  /// No record at all has the field, and there are records.
  bool is_nowhere(std::size_t field) const { return records_ > 0 && absences(field) == records_; }

  /// The first record that lacks the field: its place, and the fields that it has.
  const std::string& first_place(std::size_t field) const { return absences_[field].place; }
  const std::vector<std::string>& first_fields(std::size_t field) const { return absences_[field].fields; }

 private:
  struct Absence {
    std::int64_t records = 0;
    std::int64_t first_number = 0;  ///< of the record in the corpus
    std::string place;
    std::vector<std::string> fields;

    template <class Pack>
    void pack(Pack& packing) {
      packing(records);
      packing(first_number);
      packing(place);
      packing(fields);
    }
  };

  std::int64_t records_ = 0;
  std::vector<Absence> absences_;
};

/// The names of all fields of a record.
std::vector<std::string> names_of_fields(const Record& record);

}  // namespace topicmill
