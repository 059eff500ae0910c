// The `report:` section: what report.html shows.
#pragma once

#include "pipeline/config/count_or_all.hpp"

namespace topicmill {

/// What report.html shows.
struct ReportOptions {
  CountOrAll documents{2000};

  static constexpr auto fields() {
    return std::tuple{
        field("documents", &ReportOptions::documents,
              "Documents that the report quotes, spread over the topics: a count, or all. Its map shows every document "
              "either way, of more than 100,000 as many, evenly by topic."),
    };
  }
};

}  // namespace topicmill
