// Documents by period and by class, as the config's breakdown asks: found before the topics are, so that what is wrong
// with a field shows before the work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/breakdown/breakdown_options.hpp"
#include "pipeline/breakdown/periods.hpp"
#include "pipeline/progress/run_log.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/input/input_options.hpp"
#include "topics/group_sums.hpp"

namespace topicmill {

/// The classes of a field, by code point, and who belongs to them. A document without a value has the class "".
struct ClassGroups {
  std::string field;
  std::vector<std::string> classes;
  std::vector<Membership> members;  ///< in document order
};

/// The periods in order of time, last the empty one where a document has no date, and who belongs to them.
struct PeriodGroups {
  std::vector<NamedPeriod> periods;
  std::vector<Membership> members;  ///< every document, in order
};

struct Breakdown {
  std::optional<PeriodGroups> time;  ///< where breakdown.date names a field
  std::vector<ClassGroups> classes;  ///< one a field of breakdown.classes
};

/// The classes that one value of a field names, each once.
std::vector<std::string> classes_of(const std::string& value, const ClassField& field);

/// The classes that the values of one field are, one value a document.
ClassGroups group_by_class(const ClassField& field, const std::vector<std::string>& values);

/// Groups documents, whose metadata are those of `input`. Warns of documents without a readable date, of years so
/// far apart that empty periods are left out, and of a field whose values look like lists. Throws UsageError where no
/// document has a field, with the nearest name that the first document has, and where a date such as 03/04/2021 has two
/// readings.
Breakdown break_down(const BreakdownOptions& options, const InputOptions& input, const Registry& registry,
                     const std::vector<DocumentInfo>& documents, RunLog& log);

}  // namespace topicmill
