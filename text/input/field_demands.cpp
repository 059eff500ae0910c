#include "text/input/field_demands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "files/printable_name.hpp"

namespace topicmill {
namespace {

/// "; did you mean 'text'?", or nothing.
std::string hint(const std::string& name, const std::vector<std::string>& names) {
  const auto nearest = nearest_name(name, names);
  return nearest ? fmt::format("; did you mean '{}'?", *nearest) : "";
}

template <class Problem>
void require_column(const FileContext& file, const std::string& name, std::string_view option) {
  const auto& columns = file.columns;
  if (columns.empty() || std::find(columns.begin(), columns.end(), name) != columns.end()) return;
  throw Problem(fmt::format("{}: no field '{}' for {}; it has: {}{}", file.source.origin, name, option,
                            list_names(columns), hint(name, columns)));
}

bool has_field(std::span<const FieldValue> fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
}

}  // namespace

FieldDemands::FieldDemands(const InputOptions& options, LackingField lacking)
    : texts_(options.text.size()),
      has_id_(options.id.has_value()),
      skips_(options.on_error == OnError::skip),
      lacking_(lacking) {
  for (const auto& name : options.text) named_.push_back({name, "input.text", "which is empty there"});
  for (const auto& name : options.metadata) named_.push_back({name, "input.metadata", "whose cell is empty"});
  if (options.id) named_.push_back({*options.id, "input.id", "so that their place names them"});
  for (const auto& field : named_) wanted_.push_back(field.name);
  std::sort(wanted_.begin(), wanted_.end());
  wanted_.erase(std::unique(wanted_.begin(), wanted_.end()), wanted_.end());
}

void FieldDemands::require_columns(const FileContext& file) const {
  for (std::size_t field = 0; field < texts_; ++field) {
    require_column<MissingTextField>(file, named_[field].name, named_[field].option);
  }
  if (lacking_ == LackingField::counted) return;
  const auto require = [&](const NamedField& field) { require_column<InputError>(file, field.name, field.option); };
  if (has_id_) require(named_.back());
  for (const auto& field : std::span(named_).subspan(texts_)) require(field);
}

void FieldDemands::count(const Record& record, std::span<const FieldValue> fields, FieldCensus& census) const {
  const auto is_absent = [&](const NamedField& named) { return !has_field(fields, named.name); };
  const auto texts = std::span(named_).first(texts_);
  if (skips_ && !texts.empty() && std::all_of(texts.begin(), texts.end(), is_absent)) {
    std::vector<std::string_view> names;
    for (const auto& text : texts) names.push_back(text.name);
    throw MissingTextField(
        fmt::format("no field '{}'; it has: {}", fmt::join(names, "', '"), list_names(names_of_fields(record))));
  }
  census.count_record();
  for (std::size_t field = 0; field < named_.size(); ++field) {
    if (is_absent(named_[field])) census.count_absence(field, record);
  }
}

void FieldDemands::require_text(const FieldCensus& census) const {
  if (skips_) return;  // lists what has no text
  for (std::size_t field = 0; field < texts_; ++field) {
    if (!census.is_nowhere(field)) continue;
    const auto& [name, option, instead] = named_[field];
    const auto& fields = census.first_fields(field);
    throw MissingTextField(fmt::format("no document has the field '{}' that {} names; the first, {}, has: {}{}", name,
                                       option, census.first_place(field), list_names(fields), hint(name, fields)));
  }
}

std::vector<std::string> FieldDemands::warnings(const FieldCensus& census) const {
  std::vector<std::string> warnings;
  for (std::size_t field = 0; field < named_.size(); ++field) {
    if (auto warning = warning_of(field, census); !warning.empty()) warnings.push_back(std::move(warning));
  }
  return warnings;
}

/// Empty where all is well with the field.
std::string FieldDemands::warning_of(std::size_t field, const FieldCensus& census) const {
  const auto& [name, option, instead] = named_[field];
  const std::int64_t absences = census.absences(field);
  const bool is_text = field < texts_;
  const bool is_counted = !is_text && lacking_ == LackingField::counted;
  if (census.is_nowhere(field) && !is_counted) {
    return fmt::format("no document has the field '{}' that {} names", name, option);
  }
  if (absences == 0 || !(is_text || is_counted)) return {};
  return fmt::format("{} of {} documents {} no field '{}', {}, {} {}", absences, census.records(),
                     absences == 1 ? "has" : "have", name, instead, absences == 1 ? "at" : "the first at",
                     census.first_place(field));
}

}  // namespace topicmill
