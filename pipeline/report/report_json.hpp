// The data of the page, as report/src/data.ts declares it.
#pragma once

#include "pipeline/report/choose_quotes.hpp"
#include "pipeline/report/page_json.hpp"
#include "pipeline/report/quotes.hpp"
#include "pipeline/report/report_source.hpp"

namespace topicmill {

/// Everything but quotes, for which it keeps a place. The same for the same run and title, on any number of threads.
PageJson about_run(const ReportSource& source);

/// Puts quotes in their place, the numbers of each topic's best with the topic, and a warning where some are missing.
void add_quotes(const QuoteChoice& choice, const Quotes& quotes, const ReportSource& source, PageJson& json);

}  // namespace topicmill
