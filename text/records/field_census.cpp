#include "text/records/field_census.hpp"

#include <utility>

namespace topicmill {

void FieldCensus::count_absence(std::size_t field, const Record& record) {
  Absence& absence = absences_[field];
  if (absence.records++ > 0 && absence.first_number <= record.number) return;
  absence.first_number = record.number;
  absence.place = record.origin();
  absence.fields = names_of_fields(record);
}

void FieldCensus::merge(const FieldCensus& other) {
  records_ += other.records_;
  for (std::size_t field = 0; field < absences_.size(); ++field) {
    Absence& absence = absences_[field];
    const Absence& more = other.absences_[field];
    if (more.records == 0) continue;
    const std::int64_t records = absence.records + more.records;
    if (absence.records == 0 || more.first_number < absence.first_number) absence = more;
    absence.records = records;
  }
}

std::vector<std::string> names_of_fields(const Record& record) {
  std::vector<std::string> names;
  for (auto& field : record.file->parser->parse(record, {})) names.push_back(std::move(field.name));
  return names;
}

}  // namespace topicmill
