// What tells how far to trust a run, in the page's data.
#pragma once

#include "pipeline/report/page_json.hpp"
#include "pipeline/report/report_source.hpp"

namespace topicmill {

/// TrustData of report/src/data.ts. `missing_quotes`: why documents are not quoted, or empty.
PageJson about_trust(const ReportSource& source, const std::string& missing_quotes);

}  // namespace topicmill
