// Which fields of a corpus hold its text.
#pragma once

#include <string>
#include <vector>

#include "pipeline/guess/field_sample.hpp"

namespace topicmill {

/// The field with most words, and what belongs to it: a title, a field that tells as much and says no part of it again,
/// one that has text where the others have none. In the order of the sample; empty where no field looks like text.
std::vector<std::string> guess_text(const FieldSample& sample);

}  // namespace topicmill
