// The documents in the page's data: those of the map as columns, some quoted.
#pragma once

#include "pipeline/report/page_json.hpp"
#include "pipeline/report/quotes.hpp"
#include "pipeline/report/topic_circles.hpp"

namespace topicmill {

/// DocumentsData of report/src/data.ts.
PageJson about_documents(const Factor& theta, const TopicMap& map);

/// QuoteData of each.
PageJson about_quotes(const Quotes& quotes, const ReportSource& source);

}  // namespace topicmill
