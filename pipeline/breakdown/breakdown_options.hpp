// The `breakdown:` section: topics over time, and per class of documents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/options.hpp"
#include "pipeline/breakdown/periods.hpp"

namespace topicmill {

/// A field whose values are classes.
struct ClassField {
  std::string field;
  std::optional<std::string> separator;

  static constexpr bool shorthand = true;  ///< `section` stands for {field: section}
  static constexpr auto fields() {
    return std::tuple{
        topicmill::field("field", &ClassField::field, "The field whose values are classes."),
        topicmill::field("separator", &ClassField::separator,
                         "What stands between the values of a field that holds several: a document counts in the class "
                         "of each. Lists of JSON are read with ', ' between; null: a value is one class, whole."),
    };
  }

  /// The field and the separator have characters.
  void check(const Value& value, Reading& reading) const;
};

/// Topics over time, and per class of documents.
struct BreakdownOptions {
  std::optional<std::string> date;
  std::optional<std::string> date_format;
  TimeCut period;
  std::vector<ClassField> classes;

  static constexpr auto fields() {
    return std::tuple{
        field("date", &BreakdownOptions::date,
              "Field with the date of a document, for the table topics_over_time; null: none is written."),
        field("date_format", &BreakdownOptions::date_format,
              "How dates are written, as for strptime, such as '%d/%m/%Y'; null: any of the usual ways."),
        field("period", &BreakdownOptions::period,
              "How time is cut: day, month, quarter, year, decade, or {bins: N}, equal bins from the first date to the "
              "last."),
        field("classes", &BreakdownOptions::classes, "Fields for the table topics_per_class; [] writes none."),
    };
  }

  /// The format of dates names a year, no class is asked for twice, and a date field has a name.
  void check(const Value& value, Reading& reading) const;

  /// The fields it needs of each document, the date first.
  std::vector<std::string> needed_fields() const;
};

}  // namespace topicmill
