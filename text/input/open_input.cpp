#include "text/input/open_input.hpp"

#include <utility>

#include "text/input/database_source.hpp"

namespace topicmill {

InputLook open_input(const InputPath& input, const InputOptions& options) {
  if (is_database_url(input.path)) return {parse_database_url(input.path), std::nullopt};
  return look_into(OpenedInput(input.path, options.limits), input, options);
}

InputLook look_into(OpenedInput file, const InputPath& input, const InputOptions& options) {
  const bool is_asked = options.detects_format() && may_hold_database(input) && !file.is_packed();
  if (is_asked && begins_as_database(file.head())) return {DatabaseUrl{input.path, {}, {}}, std::nullopt};
  return {std::nullopt, std::move(file)};
}

}  // namespace topicmill
