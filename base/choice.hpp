// A member of a family, chosen by name, with its options. The family need not be known where it is chosen: options
// refer to readers, filters or solvers without their headers.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>

#include "base/options.hpp"

namespace topicmill {

template <class Product>
class Family;

/// Options that say whose they are: a `Product` (the family), and the `member_name` in it.
template <class Options>
concept MemberOptions = OptionsStruct<Options> && requires {
  typename Options::Product;
  { Options::member_name } -> std::convertible_to<std::string_view>;
};

/// What a config chose: `hals`, or `{pattern: '[a-z]+'}`. Plain data; a name that the family lacks, or options that do
/// not fit, are found where the member is made (Registry::make).
///
///   options.solver = "hals";                                  // with its defaults
///   options.solver = ProjectedGradientOptions{.steps = 20};   // MemberOptions: those of another family do not compile
///   options.tokenizer = {"pattern", PatternOptions{.pattern = "[a-z]+"}};
template <class Product>
struct Choice {
  std::string name;
  Value options;

  Choice() = default;
  Choice(const char* member) : name(member) {}  // NOLINT(google-explicit-constructor): a name is a choice
  Choice(std::string member, Value its_options = {}) : name(std::move(member)), options(std::move(its_options)) {}

  template <OptionsStruct Options>
  Choice(std::string member, const Options& its_options)
      : name(std::move(member)), options(write_option(its_options)) {}

  template <MemberOptions Options>
  requires std::same_as<typename Options::Product, Product> Choice(
      const Options& its_options)  // NOLINT(google-explicit-constructor)
      : name(Options::member_name), options(write_option(its_options)) {}
};

/// The same for any family; `type` is that of its choices.
void read_choice(const Value& value, const std::type_info& type, std::string& name, Value& options, Reading& reading);
Value write_choice(const std::string& name, const Value& options);
Shape describe_choice(const std::type_info& type, const Registry& registry);

/// `name`, or `{name: options}`.
template <class Product>
struct OptionType<Choice<Product>> {
  static void read(const Value& value, Choice<Product>& option, Reading& reading) {
    read_choice(value, typeid(Choice<Product>), option.name, option.options, reading);
  }
  static Value write(const Choice<Product>& option) { return write_choice(option.name, option.options); }
  static Shape shape(const Registry& registry) { return describe_choice(typeid(Choice<Product>), registry); }
};

}  // namespace topicmill
