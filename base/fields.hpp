// How a struct of options lists its members: `static constexpr auto fields()` returns a tuple of field(...).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/bounds.hpp"
#include "base/reading.hpp"

namespace topicmill {

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
constexpr bool takes_initializers(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), AnyMember{})...}; };
}

/// Whether an aggregate has so many members: as many initializers as it takes.
template <class T, std::size_t count>
constexpr bool has_members = takes_initializers<T>(std::make_index_sequence<count>{}) &&
                             !takes_initializers<T>(std::make_index_sequence<count + 1>{});

}  // namespace detail

/// Whether fields() lists every member.
template <OptionsStruct T>
constexpr bool lists_every_member = detail::has_members<T, std::tuple_size_v<decltype(T::fields())>>;

}  // namespace topicmill
