#include "pipeline/guess/field_roles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pipeline/breakdown/dates.hpp"
#include "pipeline/guess/field_names.hpp"
#include "pipeline/guess/text_fields.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::array id_names{
    "id"sv,         "docid"sv,        "documentid"sv, "key"sv,       "guid"sv,      "uuid"sv,    "doi"sv,
    "pmid"sv,       "pmcid"sv,        "idstr"sv,      "tweetid"sv,   "articleid"sv, "newid"sv,   "newsid"sv,
    "postid"sv,     "reviewid"sv,     "commentid"sv,  "messageid"sv, "storyid"sv,   "paperid"sv, "recordid"sv,
    "responseid"sv, "respondentid"sv, "arxivid"sv,    "index"sv,     "unnamed0"sv,  "qid"sv};
constexpr std::array date_names{"date"sv, "time"sv, "year"sv, "created"sv, "published"sv, "updated"sv, "day"sv};

constexpr double short_value = 40;  ///< mean bytes of a field that labels rather than tells
constexpr std::size_t most_metadata = 6;

std::ptrdiff_t depth_of(const SampledField& field) { return std::count(field.name.begin(), field.name.end(), '.'); }

/// The first column of a table, which has no name of its own and counts the rows.
bool is_row_number(const SampledField& field, const FieldSample& sample) {
  return &field == &sample.fields().front() && field.name == "1" && field.is_unique() && field.numbers == field.records;
}

/// The nearest to the root, beside which the text is; of these the first in the list of names.
const SampledField* guess_id(const FieldSample& sample, const std::vector<std::string>& text) {
  const auto* const main = text.empty() ? nullptr : sample.find(text.back());
  const SampledField* best = nullptr;
  const auto rank = [](const SampledField& field) {
    return std::pair(depth_of(field), std::find(id_names.begin(), id_names.end(), own_name(field.name)));
  };
  for (const auto& field : sample.fields()) {
    const bool may_be = is_one_of(field.name, id_names) || is_row_number(field, sample);
    if (!may_be || !field.is_unique() || field.records != sample.records().size()) continue;
    if (main && !is_beside(field.name, main->name)) continue;
    if (!best || rank(field) < rank(*best)) best = &field;
  }
  return best;
}

bool holds_dates(const SampledField& field) {
  const auto dates = std::count_if(field.distinct.begin(), field.distinct.end(),
                                   [](const std::string& value) { return read_date(value).has_value(); });
  return 10 * static_cast<std::size_t>(dates) >= 9 * field.distinct.size();
}

bool is_date(const SampledField& field) {
  return (ends_as_one_of(field.name, date_names) || field.numbers == 0) && holds_dates(field);
}

/// Addresses, hashes, counters of rows: they tell records apart, and nothing of them.
bool is_mere_name(const SampledField& field) {
  const std::string& value = *field.distinct.begin();
  const std::string own = own_name(field.name);
  if (value.find("://") != std::string::npos || own.starts_with("unnamed")) return true;
  if (depth_of(field) > 0 && is_one_of(field.name, id_names)) return true;
  if (10 * field.distinct.size() < 9 * field.records || is_date(field)) return false;
  const bool is_id = own.ends_with("id") || is_one_of(field.name, id_names);
  return is_id || (field.sentences == 0 && field.numbers == 0);
}

/// What a table of documents is read for first comes first.
enum class Interest { date, category, other };

Interest interest_of(const SampledField& field) {
  if (is_date(field)) return Interest::date;
  return 2 * field.distinct.size() <= field.records ? Interest::category : Interest::other;
}

bool may_be_metadata(const SampledField& field, std::size_t records) {
  if (field.records * 5 < records || field.mean_bytes() > short_value) return false;
  if (field.distinct.size() < 2 && records > 1) return false;
  const bool is_list_of_numbers = field.lists > 0 && field.numbers > 0;
  return !is_list_of_numbers && !is_mere_name(field);
}

std::vector<std::string> guess_metadata(const FieldSample& sample, const FieldRoles& roles) {
  std::vector<const SampledField*> fields;
  for (const auto& field : sample.fields()) {
    const bool taken =
        field.name == roles.id || std::any_of(roles.text.begin(), roles.text.end(), [&](const auto& text) {
          return field.name == text || is_part_of(field.name, text);
        });
    if (!sample.has_fields() && field.name != sample.grouping_field()) continue;
    if (!taken && may_be_metadata(field, sample.records().size())) fields.push_back(&field);
  }
  std::stable_sort(fields.begin(), fields.end(), [](const auto* a, const auto* b) {
    return std::pair(interest_of(*a), depth_of(*a)) < std::pair(interest_of(*b), depth_of(*b));
  });
  if (fields.size() > most_metadata) fields.resize(most_metadata);
  std::sort(fields.begin(), fields.end());
  std::vector<std::string> names;
  for (const auto* field : fields) names.push_back(field->name);
  return names;
}

}  // namespace

FieldRoles guess_roles(const FieldSample& sample, const std::vector<std::string>& given) {
  FieldRoles roles;
  roles.text = given.empty() ? guess_text(sample) : given;
  if (const auto* id = guess_id(sample, roles.text)) roles.id = id->name;
  roles.metadata = guess_metadata(sample, roles);
  return roles;
}

std::string describe_fields(const FieldSample& sample) {
  std::string out;
  for (const auto& field : sample.fields()) {
    const auto* const kind = field.records == 0               ? "empty"
                             : field.numbers == field.records ? "numbers"
                             : holds_dates(field)             ? "dates"
                             : field.words > 0                ? "labels"
                                                              : "no words";
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", field.name, kind);
  }
  return out;
}

}  // namespace topicmill
