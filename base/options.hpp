// Options declared once. A struct lists its members in `fields()`; reading, checking, writing, schema and
// reference all come from that list, and a struct that forgets a member does not compile.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/value.hpp"

namespace topicmill {

class Registry;

struct DescribedField;

/// What an option accepts, free of its C++ type: the source of schema, reference and messages.
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

/// Reads values into options and collects every problem on the way.
class Reading {
 public:
  explicit Reading(const Registry& registry) : registry_(registry) {}

  const Registry& registry() const { return registry_; }

  void fail(const Mark& at, std::string message, std::string mend = {}) {
    problems_.push_back({at, std::move(message), std::move(mend)});
  }
  void fail(const Value& at, std::string message, std::string mend = {}) {
    fail(at.mark, std::move(message), std::move(mend));
  }

  /// The dotted name of the option being read, for messages: `vectorize.min_df`.
  const std::string& path() const { return path_; }

  /// Throws ConfigError with everything found, if anything was.
  void finish() const {
    if (!problems_.empty()) throw ConfigError(problems_);
  }
  const std::vector<Diagnostic>& problems() const { return problems_; }

  /// Extends the path by one name while it lives.
  class Scope {
   public:
    Scope(Reading& reading, std::string_view name) : reading_(reading), length_(reading.path_.size()) {
      if (!reading.path_.empty()) reading.path_ += '.';
      reading.path_ += name;
    }
    ~Scope() { reading_.path_.resize(length_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Reading& reading_;
    std::size_t length_;
  };

 private:
  const Registry& registry_;
  std::string path_;
  std::vector<Diagnostic> problems_;
};

/// Inclusive bounds of a number.
struct Bounds {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  /// False for NaN as well.
  bool contains(double value) const { return value >= low && value <= high; }
};

constexpr Bounds at_least(double low) { return {low, std::numeric_limits<double>::infinity()}; }
constexpr Bounds between(double low, double high) { return {low, high}; }

/// One declared member of an options struct.
template <class Owner, class T>
struct Field {
  using type = T;
  std::string_view name;
  T Owner::*member;
  std::string_view doc;
  Bounds bounds;
};

template <class Owner, class T>
constexpr Field<Owner, T> field(std::string_view name, T Owner::*member, std::string_view doc, Bounds bounds = {}) {
  return {name, member, doc, bounds};
}

/// A name of an enumeration's value; an enumeration is an option once `enum_names(E)` returns an array of them.
template <class E>
struct Named {
  E value;
  std::string_view name;
};

template <class T>
concept NamedEnum = requires(T value) {
  enum_names(value);
};

template <class T>
concept OptionsStruct = requires {
  T::fields();
};

/// An options struct that may be written as the bare value of its first field: `stem: german`.
template <class T>
concept Shorthand = OptionsStruct<T> && requires {
  requires T::shorthand;
};

/// An options struct with rules across its members: `void check(const Value&, Reading&) const`.
template <class T>
concept Checked = requires(const T options, const Value& value, Reading& reading) {
  options.check(value, reading);
};

namespace detail {

struct AnyMember {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): it stands for a value of any type
};

template <class T, std::size_t... I>
constexpr bool takes_members(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), AnyMember{})...}; };
}

/// Number of members of an aggregate: the most initializers that it takes.
template <class T, std::size_t N = 32>
constexpr std::size_t member_count() {
  if constexpr (N == 0 || takes_members<T>(std::make_index_sequence<N>{})) {
    return N;
  } else {
    return member_count<T, N - 1>();
  }
}

}  // namespace detail

template <OptionsStruct T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  static_assert(detail::member_count<T>() == std::tuple_size_v<decltype(T::fields())>,
                "fields() must list every member of the options struct");
  std::apply([&](const auto&... fields) { (visit(fields), ...); }, T::fields());
}

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

/// Describes each field of an options struct with its default.
template <OptionsStruct T>
std::vector<DescribedField> describe_fields(const Registry& registry) {
  std::vector<DescribedField> described;
  const T defaults{};
  for_each_field<T>([&](const auto& declared) {
    using Member = typename std::decay_t<decltype(declared)>::type;
    Shape shape = describe_option<Member>(registry);
    shape.low = std::max(shape.low, declared.bounds.low);
    shape.high = std::min(shape.high, declared.bounds.high);
    described.push_back({std::string(declared.name), std::string(declared.doc), std::move(shape),
                         write_option(defaults.*declared.member)});
  });
  return described;
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

/// Notes "'vectorize.tf' wants X, and has Y".
void fail_type(const Value& value, std::string_view wanted, Reading& reading);
void fail_name(const Value& value, const std::vector<std::string>& names, Reading& reading);
void fail_bounds(const Value& value, const Bounds& bounds, Reading& reading);
/// Notes an unknown key, with the nearest known one.
void fail_key(const Entry& entry, const std::vector<std::string>& known, Reading& reading);

template <NamedEnum T>
struct OptionType<T> {
  static std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const auto& named : enum_names(T{})) out.emplace_back(named.name);
    return out;
  }
  static void read(const Value& value, T& option, Reading& reading) {
    for (const auto& named : enum_names(T{})) {
      if (!value.is_scalar() || value.text != named.name) continue;
      option = named.value;
      return;
    }
    fail_name(value, names(), reading);
  }
  static Value write(T option) {
    for (const auto& named : enum_names(T{})) {
      if (named.value == option) return Value::scalar(std::string(named.name));
    }
    return {};
  }
  static Shape shape(const Registry&) {
    Shape shape;
    shape.kind = Shape::Kind::enumeration;
    shape.names = names();
    return shape;
  }
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
  static Shape shape(const Registry& registry) {
    Shape shape;
    shape.kind = Shape::Kind::list;
    shape.parts.push_back(describe_option<T>(registry));
    return shape;
  }
};

/// A value or null.
template <class T>
struct OptionType<std::optional<T>> {
  static void read(const Value& value, std::optional<T>& option, Reading& reading) {
    option.reset();
    if (!value.is_null()) read_option(value, option.emplace(), reading);
  }
  static Value write(const std::optional<T>& option) { return option ? write_option(*option) : Value{}; }
  static Shape shape(const Registry& registry) {
    Shape shape;
    shape.kind = Shape::Kind::one_of;
    shape.parts.push_back(describe_option<T>(registry));
    shape.parts.emplace_back();
    shape.parts.back().kind = Shape::Kind::null;
    return shape;
  }
};

template <OptionsStruct T>
struct OptionType<T> {
  static void read(const Value& value, T& option, Reading& reading) {
    if constexpr (Shorthand<T>) {
      if (!value.is_map()) {
        const auto first = std::get<0>(T::fields());
        read_field(value, option, first, reading);
        return check(value, option, reading);
      }
    }
    if (value.is_null()) return;  // an empty section keeps its defaults
    if (!value.is_map()) return fail_type(value, "a map of options", reading);
    for (const auto& entry : value.entries) read_entry(entry, option, reading);
    check(value, option, reading);
  }

  /// The bare value where the rest is as by default.
  static Value write(const T& option) {
    std::vector<Entry> entries = write_fields(option);
    if constexpr (Shorthand<T>) {
      const std::vector<Entry> defaults = write_fields(T{});
      const auto is_default = [](const Entry& a, const Entry& b) { return to_yaml(a.value) == to_yaml(b.value); };
      if (std::equal(entries.begin() + 1, entries.end(), defaults.begin() + 1, is_default)) {
        return std::move(entries.front().value);
      }
    }
    return Value::map(std::move(entries));
  }

  static Shape shape(const Registry& registry) {
    Shape shape;
    shape.kind = Shape::Kind::map;
    shape.fields = describe_fields<T>(registry);
    shape.shorthand = Shorthand<T>;
    return shape;
  }

 private:
  static std::vector<Entry> write_fields(const T& option) {
    std::vector<Entry> entries;
    for_each_field<T>([&](const auto& declared) {
      entries.push_back({std::string(declared.name), {}, write_option(option.*declared.member)});
    });
    return entries;
  }

  template <class FieldType>
  static void read_field(const Value& value, T& option, const FieldType& declared, Reading& reading) {
    using Member = typename FieldType::type;
    const auto problems_before = reading.problems().size();
    read_option(value, option.*declared.member, reading);
    if constexpr (std::is_arithmetic_v<Member>) {
      const bool readable = reading.problems().size() == problems_before;
      const auto number = static_cast<double>(option.*declared.member);
      if (readable && !declared.bounds.contains(number)) fail_bounds(value, declared.bounds, reading);
    }
  }

  static void read_entry(const Entry& entry, T& option, Reading& reading) {
    bool known = false;
    std::vector<std::string> names;
    for_each_field<T>([&](const auto& declared) {
      names.emplace_back(declared.name);
      if (entry.key != declared.name) return;
      known = true;
      const Reading::Scope scope(reading, declared.name);
      read_field(entry.value, option, declared, reading);
    });
    if (!known) fail_key(entry, names, reading);
  }

  static void check(const Value& value, const T& option, Reading& reading) {
    if constexpr (Checked<T>) option.check(value, reading);
  }
};

}  // namespace topicmill
