// What stands in place of a match: text with the groups of the match in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace topicmill {

/// A literal text, or where `group` is set, what that group of the match holds.
struct ReplacementPart {
  std::string text;
  std::optional<int> group;
  bool operator==(const ReplacementPart&) const = default;
};

/// The parts of "$1-$2": $ and digits name a group (as many digits as there are such groups), a backslash makes the
/// next character a plain one. `groups`: that the expression has. Throws UsageError for a group that is not there.
std::vector<ReplacementPart> parse_replacement(const std::string& text, int groups);

}  // namespace topicmill
