// The words of the page's data.
#pragma once

#include "pipeline/report/page_json.hpp"
#include "pipeline/report/report_source.hpp"

namespace topicmill {

/// TermsData of report/src/data.ts.
PageJson about_terms(const ReportSource& source);

}  // namespace topicmill
