// Topics over time and per class in the page's data.
#pragma once

#include "pipeline/report/page_json.hpp"
#include "pipeline/report/report_source.hpp"

namespace topicmill {

/// TimeData of report/src/data.ts; null where there are no dates.
PageJson about_time(const ReportSource& source);

/// ClassesData of each field.
PageJson about_classes(const ReportSource& source);

}  // namespace topicmill
