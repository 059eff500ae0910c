#include "base/shape.hpp"

#include <utility>

namespace topicmill {

Shape shape_of_kind(Shape::Kind kind) {
  Shape shape;
  shape.kind = kind;
  return shape;
}

Shape list_shape(Shape element) {
  Shape shape = shape_of_kind(Shape::Kind::list);
  shape.parts.push_back(std::move(element));
  return shape;
}

Shape nullable_shape(Shape value) {
  Shape shape = shape_of_kind(Shape::Kind::one_of);
  shape.parts.push_back(std::move(value));
  shape.parts.push_back(shape_of_kind(Shape::Kind::null));
  return shape;
}

Shape enumeration_shape(std::vector<std::string> names) {
  Shape shape = shape_of_kind(Shape::Kind::enumeration);
  shape.names = std::move(names);
  return shape;
}

}  // namespace topicmill
