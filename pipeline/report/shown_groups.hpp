// Periods and classes as the page shows them: not more than fit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/breakdown/breakdown.hpp"

namespace topicmill {

struct ShownGroups {
  std::vector<std::string> names;
  std::vector<Membership> members;  ///< in these
};

/// Periods in order, neighbors joined as "first/last" so that at most `most` remain; documents without a date are left
/// out. most >= 1.
ShownGroups shown_periods(const PeriodGroups& groups, std::size_t most);

/// The `most` classes of the most documents, in their order; of equal ones the first.
ShownGroups shown_classes(const ClassGroups& groups, std::size_t most);

/// How many documents belong to each of the groups.
std::vector<std::int64_t> sizes_of(const std::vector<Membership>& members, std::size_t groups);

}  // namespace topicmill
