// Names of fields, as far as they tell what is in them: own names, and the objects that hold them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace topicmill {

/// The last part of the name of a nested field, its letters and digits in lower case: "postid" of "row.@Post-Id".
std::string own_name(std::string_view name);

/// "revision" of "revision.text"; empty for a field of the record itself.
std::string_view parent_of(std::string_view name);

/// Whether the field is in the object, or list of objects, of that name.
bool is_part_of(std::string_view name, std::string_view whole);

/// The field that a title is known by, which may be an object that holds its text: "title" of
/// {"title": {"rendered": "..."}}; others are known by themselves.
std::string_view title_of(std::string_view name);

/// "job_title" ends with "title".
bool ends_as_title(std::string_view name);

/// Whether the field belongs to an object that `main` is in as well: not to the author or the journal of a text.
bool is_beside(std::string_view name, std::string_view main);

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), own_name(name)) != names.end();
}

template <class Names>
bool ends_as_one_of(std::string_view name, const Names& names) {
  const std::string own = own_name(name);
  return std::any_of(names.begin(), names.end(), [&](std::string_view end) { return own.ends_with(end); });
}

}  // namespace topicmill
