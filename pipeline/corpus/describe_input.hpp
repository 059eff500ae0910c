// What an input is taken for, in words.
#pragma once

#include <string>

#include "pipeline/corpus/corpus.hpp"

namespace topicmill {

/// "csv by its name, windows-1252, first member a.csv".
std::string describe_format(const InputPlan& plan);

/// What the first input was taken for and where its texts are: "'docs.csv' was taken for csv by its name, its text for
/// that of the fields 'title', 'body'". Looks into the file again, unless it can be read only once.
std::string describe_reading(const Corpus& corpus);

}  // namespace topicmill
