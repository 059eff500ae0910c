// Options declared once. A struct lists its members in `fields()`; reading, checking, writing, schema and
// reference all come from that list, and a struct that forgets a member does not compile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/fields.hpp"
#include "base/option_fields.hpp"

namespace topicmill {

/// How a type is read from, written to and described as a Value. Specialize it for a type with a syntax of its own.
template <class T>
struct OptionType;

/// Reads `value` into `option`; keeps the option as it was and notes a problem where it does not fit.
template <class T>
void read_option(const Value& value, T& option, Reading& reading) {
  OptionType<T>::read(value, option, reading);
}

template <class T>
Value write_option(const T& option) {
  return OptionType<T>::write(option);
}

template <class T>
Shape describe_option(const Registry& registry) {
  return OptionType<T>::shape(registry);
}

// The built-in scalar types; option_types.cpp has their rules.
template <>
struct OptionType<bool> {
  static void read(const Value& value, bool& option, Reading& reading);
  static Value write(bool option);
  static Shape shape(const Registry&);
};
template <>
struct OptionType<std::int64_t> {
  static void read(const Value& value, std::int64_t& option, Reading& reading);
  static Value write(std::int64_t option);
  static Shape shape(const Registry&);
};
template <>
struct OptionType<double> {
  static void read(const Value& value, double& option, Reading& reading);
  static Value write(double option);
  static Shape shape(const Registry&);
};
template <>
struct OptionType<std::string> {
  static void read(const Value& value, std::string& option, Reading& reading);
  static Value write(const std::string& option);
  static Shape shape(const Registry&);
};

/// The place among `names` of the one that is written; notes a problem where it is none of them.
std::optional<std::size_t> place_of_name(const Value& value, const std::vector<std::string>& names, Reading& reading);

template <NamedEnum T>
struct OptionType<T> {
  static std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const auto& named : enum_names(T{})) out.emplace_back(named.name);
    return out;
  }
  static void read(const Value& value, T& option, Reading& reading) {
    if (const auto place = place_of_name(value, names(), reading)) option = enum_names(T{})[*place].value;
  }
  static Value write(T option) {
    for (const auto& named : enum_names(T{})) {
      if (named.value == option) return Value::scalar(std::string(named.name));
    }
    return {};
  }
  static Shape shape(const Registry&) { return enumeration_shape(names()); }
};

/// A list; a single value stands for a list of one.
template <class T>
struct OptionType<std::vector<T>> {
  static void read(const Value& value, std::vector<T>& option, Reading& reading) {
    if (value.is_null()) return fail_type(value, "a list", reading);
    const bool one = !value.is_list();
    std::vector<T> read_items;
    for (std::size_t i = 0; i < (one ? 1 : value.items.size()); ++i) {
      read_items.emplace_back();
      read_option(one ? value : value.items[i], read_items.back(), reading);
    }
    option = std::move(read_items);
  }
  static Value write(const std::vector<T>& option) {
    std::vector<Value> items;
    for (const auto& item : option) items.push_back(write_option(item));
    return Value::list(std::move(items));
  }
  static Shape shape(const Registry& registry) { return list_shape(describe_option<T>(registry)); }
};

/// A value or null.
template <class T>
struct OptionType<std::optional<T>> {
  static void read(const Value& value, std::optional<T>& option, Reading& reading) {
    option.reset();
    if (!value.is_null()) read_option(value, option.emplace(), reading);
  }
  static Value write(const std::optional<T>& option) { return option ? write_option(*option) : Value{}; }
  static Shape shape(const Registry& registry) { return nullable_shape(describe_option<T>(registry)); }
};

/// What of OptionType<T> knows T.
template <class T>
struct ErasedOption {
  static void read(const Value& value, void* option, Reading& reading) {
    read_option(value, *static_cast<T*>(option), reading);
  }
  static Value write(const void* option) { return write_option(*static_cast<const T*>(option)); }
  static double number(const void* option) { return static_cast<double>(*static_cast<const T*>(option)); }

  static constexpr ErasedType type() {
    if constexpr (std::is_arithmetic_v<T>) {
      return {read, write, describe_option<T>, number};
    } else {
      return {read, write, describe_option<T>, nullptr};
    }
  }
};

template <class T>
inline constexpr ErasedType erased_type = ErasedOption<T>::type();

/// The members of `options` in the order of fields(). Refers to it.
template <OptionsStruct T>
auto erased_fields(T& options) {
  static_assert(lists_every_member<std::remove_const_t<T>>, "fields() must list every member of the options struct");
  using Option = std::conditional_t<std::is_const_v<T>, const void, void>;
  return std::apply(
      [&](const auto&... declared) {
        return std::vector<ErasedField<Option>>{{declared.name, declared.doc, declared.bounds,
                                                 &(options.*declared.member),
                                                 &erased_type<typename std::decay_t<decltype(declared)>::type>}...};
      },
      T::fields());
}

/// Describes each field of an options struct with its default.
template <OptionsStruct T>
std::vector<DescribedField> describe_fields(const Registry& registry) {
  const T defaults{};
  return describe_fields(erased_fields(defaults), registry);
}

template <OptionsStruct T>
struct OptionType<T> {
  static void read(const Value& value, T& option, Reading& reading) {
    const bool complete = read_fields(value, erased_fields(option), Shorthand<T>, reading);
    if constexpr (Checked<T>) {
      if (complete) option.check(value, reading);
    }
  }

  static Value write(const T& option) {
    if constexpr (Shorthand<T>) {
      const T defaults{};
      return write_shorthand(erased_fields(option), erased_fields(defaults));
    } else {
      return write_fields(erased_fields(option));
    }
  }

  static Shape shape(const Registry& registry) {
    Shape shape = shape_of_kind(Shape::Kind::map);
    shape.fields = describe_fields<T>(registry);
    shape.shorthand = Shorthand<T>;
    return shape;
  }
};

}  // namespace topicmill
