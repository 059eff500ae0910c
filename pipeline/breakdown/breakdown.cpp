#include "pipeline/breakdown/breakdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/printable_name.hpp"
#include "pipeline/breakdown/dates.hpp"
#include "text/counting/learn.hpp"
#include "text/input/corpus_reader.hpp"

namespace topicmill {
namespace {

constexpr std::string_view list_separator = ", ";  ///< what readers put between the values of a list

std::vector<std::string> values_of(const std::string& field, const InputOptions& input,
                                   const std::vector<DocumentInfo>& documents) {
  const auto& metadata = input.metadata;
  const auto place = static_cast<std::size_t>(std::find(metadata.begin(), metadata.end(), field) - metadata.begin());
  std::vector<std::string> values;
  for (const auto& document : documents) values.push_back(document.metadata.at(place));
  return values;
}

/// The names of the fields of the first record; none where it cannot be read again.
std::vector<std::string> fields_of_first_record(const InputOptions& input, const Registry& registry) {
  if (input_to_read_once(input)) return {};
  InputOptions without_fields = input;
  without_fields.metadata.clear();
  std::vector<std::string> names;
  CorpusReader reader(without_fields, registry);
  const auto batch = reader.next();
  if (!batch) return names;
  for (const auto& field : batch->records.front().file->parser->parse(batch->records.front(), {})) {
    names.push_back(field.name);
  }
  return names;
}

std::string mend_for_field(const std::string& field, const InputOptions& input, const Registry& registry) {
  try {
    const auto names = fields_of_first_record(input, registry);
    if (!names.empty()) return suggestion(field, names);
  } catch (const Error&) {  // what cannot be read again helps nobody: the field is still missing
  }
  return "check its name";
}

void require_values(const std::vector<std::string>& values, const std::string& field, std::string_view option,
                    const InputOptions& input, const Registry& registry) {
  if (std::any_of(values.begin(), values.end(), [](const std::string& value) { return !value.empty(); })) return;
  throw UsageError(fmt::format("no document has a value of the field '{}' that {} names; {}", field, option,
                               mend_for_field(field, input, registry)));
}

std::string date_text(const CalendarDate& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month.value_or(1), date.day.value_or(1));
}

/// Reads the dates of documents, by breakdown.date_format or as they come.
class DateColumn {
 public:
  DateColumn(const BreakdownOptions& options, const std::vector<DocumentInfo>& documents)
      : options_(options), documents_(documents) {}

  std::vector<std::optional<CalendarDate>> read(const std::vector<std::string>& values) const {
    std::vector<std::optional<CalendarDate>> dates;
    for (std::size_t i = 0; i < values.size(); ++i) {
      dates.push_back(options_.date_format ? read_date(values[i], *options_.date_format) : read_date(values[i]));
      if (!dates.back() && !options_.date_format) refuse_ambiguous(values[i], documents_[i]);
    }
    return dates;
  }

 private:
  static void refuse_ambiguous(const std::string& value, const DocumentInfo& document) {
    const auto readings = read_ambiguous_date(value);
    if (!readings) return;
    throw UsageError(fmt::format(
        "the date '{}' of document {} can be {} or {}; say which with --set breakdown.date_format=%d/%m/%Y, or "
        "%m/%d/%Y",
        value, in_quotes(document.id), date_text(readings->day_first), date_text(readings->month_first)));
  }

  const BreakdownOptions& options_;
  const std::vector<DocumentInfo>& documents_;
};

std::string cut_text(const TimeCut& cut) {
  if (cut.bins) return fmt::format("{} bins", *cut.bins);
  return to_yaml(write_option(cut.period)).substr(0, to_yaml(write_option(cut.period)).size() - 1);
}

/// Says of how many documents no period is known, and why of the first.
void warn_of_undated(const std::vector<std::string>& values, const std::vector<std::optional<CalendarDate>>& dates,
                     const BreakdownOptions& options, const DatedPeriods& cut, RunLog& log) {
  const auto undated = std::count(cut.places.begin(), cut.places.end(), std::nullopt);
  if (undated == 0) return;
  const auto first =
      static_cast<std::size_t>(std::find(cut.places.begin(), cut.places.end(), std::nullopt) - cut.places.begin());
  const std::string reason =
      values[first].empty() ? "the first has none"
      : dates[first]        ? fmt::format("{} names no {}", in_quotes(values[first]), cut_text(options.period))
      : options.date_format ? fmt::format("{} is not as '{}'", in_quotes(values[first]), *options.date_format)
                            : fmt::format("{} is none", in_quotes(values[first]));
  log.warn(
      fmt::format("{} of {} documents have no date that can be read from '{}': {}; topics_over_time counts them "
                  "under an empty period",
                  undated, values.size(), *options.date, reason));
}

PeriodGroups group_by_period(const std::vector<std::string>& values, const BreakdownOptions& options,
                             const std::vector<DocumentInfo>& documents, RunLog& log) {
  const auto dates = DateColumn(options, documents).read(values);
  DatedPeriods cut = cut_time(dates, options.period);
  warn_of_undated(values, dates, options, cut, log);
  if (cut.gaps_left_out) {
    log.warn(fmt::format("'{}' goes from {} to {}: topics_over_time has only those periods that have documents",
                         *options.date, cut.periods.front().name, cut.periods.back().name));
  }
  PeriodGroups groups{std::move(cut.periods), {}};
  const auto undated = static_cast<std::int64_t>(groups.periods.size());
  for (std::size_t i = 0; i < cut.places.size(); ++i) {
    groups.members.push_back({static_cast<std::int64_t>(i), cut.places[i].value_or(undated)});
  }
  if (std::count(cut.places.begin(), cut.places.end(), std::nullopt) > 0) groups.periods.push_back({"", ""});
  return groups;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

/// Whether most values with a comma are made of others: then the field holds lists.
bool looks_like_lists(const std::vector<std::string>& classes) {
  const auto known = [&](const std::string& part) { return std::binary_search(classes.begin(), classes.end(), part); };
  std::int64_t with_comma = 0;
  std::int64_t made_of_others = 0;
  for (const auto& name : classes) {
    const auto parts = split(name, list_separator);
    if (parts.size() < 2) continue;
    ++with_comma;
    if (std::all_of(parts.begin(), parts.end(), known)) ++made_of_others;
  }
  return 2 * made_of_others > with_comma;
}

ClassGroups group(const ClassField& field, const std::vector<std::string>& values, RunLog& log) {
  ClassGroups groups = group_by_class(field, values);
  if (!field.separator && looks_like_lists(groups.classes)) {
    log.warn(
        fmt::format("'{0}' seems to hold lists, and each of its {1} values is a class of its own; write "
                    "breakdown.classes: [{{field: {0}, separator: '{2}'}}] to count a document in the class of "
                    "each of its values",
                    field.field, groups.classes.size(), list_separator));
  }
  return groups;
}

}  // namespace

std::vector<std::string> classes_of(const std::string& value, const ClassField& field) {
  std::vector<std::string> classes = field.separator ? split(value, *field.separator) : std::vector{value};
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  if (classes.size() > 1) std::erase(classes, "");
  return classes;
}

ClassGroups group_by_class(const ClassField& field, const std::vector<std::string>& values) {
  std::map<std::string, std::int64_t> numbers;
  for (const auto& value : values) {
    for (const auto& name : classes_of(value, field)) numbers.emplace(name, 0);
  }
  ClassGroups groups{field.field, {}, {}};
  for (auto& [name, number] : numbers) {
    number = static_cast<std::int64_t>(groups.classes.size());
    groups.classes.push_back(name);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (const auto& name : classes_of(values[i], field)) {
      groups.members.push_back({static_cast<std::int64_t>(i), numbers.at(name)});
    }
  }
  return groups;
}

Breakdown break_down(const BreakdownOptions& options, const InputOptions& input, const Registry& registry,
                     const std::vector<DocumentInfo>& documents, RunLog& log) {
  Breakdown breakdown;
  if (options.date) {
    const auto values = values_of(*options.date, input, documents);
    require_values(values, *options.date, "breakdown.date", input, registry);
    breakdown.time = group_by_period(values, options, documents, log);
  }
  for (const auto& field : options.classes) {
    const auto values = values_of(field.field, input, documents);
    require_values(values, field.field, "breakdown.classes", input, registry);
    breakdown.classes.push_back(group(field, values, log));
  }
  return breakdown;
}

}  // namespace topicmill
