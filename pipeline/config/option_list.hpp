// Every option and every family member under its dotted key: what the reference and `explain` show.
#pragma once

#include <string>
#include <vector>

#include "base/options.hpp"

namespace topicmill {

/// One line of the list. A member of a family stands under the option that chooses it: `text.filters.stem`.
struct ListedOption {
  std::string key;
  std::string doc;
  Shape shape;
  Value default_value;     ///< null for sections and members
  bool is_member = false;  ///< of a family
};

/// All of them, sections before their options, in the order of their declaration.
std::vector<ListedOption> list_options(const Registry& registry);

/// The choice among a family's members in a shape, or in the elements of a list; null where there is none.
const Shape* find_choice(const Shape& shape);

/// A section, or an option of several parts: its fields are options of their own.
bool is_section(const Shape& shape);

/// What an option accepts, for people: "whole number, at least 1", "list of text".
std::string type_text(const Shape& shape);

/// The default as one would write it; "required" where there is none, and empty where it says nothing.
std::string default_text(const ListedOption& option);

}  // namespace topicmill
