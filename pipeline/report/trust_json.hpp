// What tells how far to trust a run, in the page's data.
#pragma once

#include "pipeline/report/page_json.hpp"
#include "pipeline/report/report_source.hpp"

namespace topicmill {

/// TrustData of report/src/data.ts.
PageJson about_trust(const ReportSource& source);

}  // namespace topicmill
