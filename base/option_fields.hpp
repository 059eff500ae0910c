// The members of an options struct at hand, free of their types: what is common to all structs is compiled once.
#pragma once

#include <string_view>
#include <vector>

#include "base/bounds.hpp"
#include "base/reading.hpp"
#include "base/shape.hpp"

namespace topicmill {

/// How the options of one type are read, written and described.
struct ErasedType {
  void (*read)(const Value&, void* option, Reading&);
  Value (*write)(const void* option);
  Shape (*shape)(const Registry&);
  double (*number)(const void* option);  ///< null where it is no number, and has no bounds
};

/// One member. Option: void, or const void.
template <class Option>
struct ErasedField {
  std::string_view name;
  std::string_view doc;
  Bounds bounds;
  Option* option;
  const ErasedType* type;
};

using OptionFields = std::vector<ErasedField<void>>;
using ConstOptionFields = std::vector<ErasedField<const void>>;

/// Reads a map of options, or for a shorthand the value of its first field, and returns whether the rules across the
/// members are to be checked. An empty section keeps its defaults.
bool read_fields(const Value& value, const OptionFields& fields, bool shorthand, Reading& reading);

Value write_fields(const ConstOptionFields& fields);

/// The value of the first field alone where the others are as by default.
Value write_shorthand(const ConstOptionFields& fields, const ConstOptionFields& defaults);

/// Every field with its value as its default.
std::vector<DescribedField> describe_fields(const ConstOptionFields& defaults, const Registry& registry);

}  // namespace topicmill
