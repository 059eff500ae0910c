// The data of the page, as report/src/data.ts declares it.
#pragma once

#include <string>

#include "pipeline/report/choose_quotes.hpp"
#include "pipeline/report/quotes.hpp"
#include "pipeline/report/report_source.hpp"

namespace topicmill {

/// JSON in which no character means anything to HTML or to a script: it may stand in a <script> element as it is. The
/// same bytes for the same run, whatever threads and folders there are.
std::string report_json(const ReportSource& source, const QuoteChoice& choice, const Quotes& quotes);

}  // namespace topicmill
