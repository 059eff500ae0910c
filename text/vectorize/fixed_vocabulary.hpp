// The columns of the matrix by a list instead of by what the documents have.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/tokens/word_file.hpp"

namespace topicmill {

/// The distinct terms of the file at `path`, one a line, by code point order; says what is wrong where it cannot be
/// read or holds none.
std::optional<ListProblem> read_vocabulary(const std::string& path, std::vector<std::string>& vocabulary);

/// As read_vocabulary(); throws InputError where something is wrong.
std::vector<std::string> fixed_vocabulary(const std::string& path);

}  // namespace topicmill
