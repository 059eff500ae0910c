// What an option accepts, free of its C++ type: the source of schema, reference and messages.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "base/value.hpp"

namespace topicmill {

struct DescribedField;

struct Shape {
  enum class Kind { boolean, integer, number, text, enumeration, list, map, choice, one_of, null };

  Kind kind = Kind::text;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  std::string pattern;                 ///< regular expression of a text, where it has a syntax of its own
  std::vector<std::string> names;      ///< of an enumeration
  std::vector<Shape> parts;            ///< the element of a list; the alternatives of one_of
  std::vector<DescribedField> fields;  ///< of a map; of a choice: one per member of the family
  bool shorthand = false;              ///< a map that may be written as the bare value of its first field
};

/// One option as the reference shows it.
struct DescribedField {
  std::string name;
  std::string doc;
  Shape shape;
  Value default_value;
};

Shape shape_of_kind(Shape::Kind kind);
Shape list_shape(Shape element);
Shape nullable_shape(Shape value);
Shape enumeration_shape(std::vector<std::string> names);

}  // namespace topicmill
