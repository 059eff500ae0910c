// Families of interchangeable parts (readers, filters, solvers ...) and the Registry value that holds them.
#pragma once

#include <any>
#include <functional>
#include <map>
#include <memory>
#include <typeindex>

#include "base/options.hpp"
#include "base/suggest.hpp"

namespace topicmill {

/// The member of a family that a config chose, with its options: `hals`, or `{pattern: '\w+'}`. Plain data.
template <class Product>
struct Choice {
  std::string name;
  Value options;
};

/// One member of a family: its name, one line of documentation, its options and how to make it.
template <class Product>
struct Member {
  std::string name;
  std::string doc;
  std::function<Shape(const Registry&)> shape;
  std::function<Value(const Value&, Reading&)> resolve;  ///< checks options and fills in the defaults
  std::function<std::unique_ptr<Product>(const Value&, Reading&)> make;
};

/// For a member with nothing to set.
struct NoOptions {
  static constexpr auto fields() { return std::tuple<>{}; }
};

/// Declares a member made as `Made(options)`, or as `Made()` where it has no options.
template <class Product, class Made, class Options = NoOptions>
Member<Product> member(std::string name, std::string doc) {
  const auto read = [](const Value& value, Reading& reading) {
    Options options;
    if (!value.is_null()) read_option(value, options, reading);
    return options;
  };
  return {std::move(name), std::move(doc), [](const Registry& registry) { return describe_option<Options>(registry); },
          [read](const Value& value, Reading& reading) { return write_option(read(value, reading)); },
          [read](const Value& value, Reading& reading) -> std::unique_ptr<Product> {
            if constexpr (std::is_same_v<Options, NoOptions>) {
              return std::make_unique<Made>();
            } else {
              return std::make_unique<Made>(read(value, reading));
            }
          }};
}

/// All members of one kind, in the order of the reference. `title` names one in messages: "token filter".
template <class Product>
class Family {
 public:
  Family() = default;
  Family(std::string title, std::vector<Member<Product>> members)
      : title_(std::move(title)), members_(std::move(members)) {}

  /// Adds a member, or replaces the one of the same name.
  void add(Member<Product> added) {
    for (auto& member : members_) {
      if (member.name == added.name) {
        member = std::move(added);
        return;
      }
    }
    members_.push_back(std::move(added));
  }

  const std::string& title() const { return title_; }
  const std::vector<Member<Product>>& members() const { return members_; }

  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& member : members_) out.push_back(member.name);
    return out;
  }

  const Member<Product>* find(std::string_view name) const {
    for (const auto& member : members_) {
      if (member.name == name) return &member;
    }
    return nullptr;
  }

 private:
  std::string title_;
  std::vector<Member<Product>> members_;
};

/// The families by the type of their product. A value: copy it, add to it, pass it down.
class Registry {
 public:
  template <class Product>
  Registry& add(Family<Product> family) {
    families_[std::type_index(typeid(Product))] = std::move(family);
    return *this;
  }

  template <class Product>
  Family<Product>& family() {
    return std::any_cast<Family<Product>&>(families_.at(std::type_index(typeid(Product))));
  }
  template <class Product>
  const Family<Product>& family() const {
    return std::any_cast<const Family<Product>&>(families_.at(std::type_index(typeid(Product))));
  }

  /// Makes the chosen member. Throws ConfigError for an unknown name or wrong options.
  template <class Product>
  std::unique_ptr<Product> make(const Choice<Product>& choice) const {
    const auto& members = family<Product>();
    const auto* chosen = members.find(choice.name);
    if (!chosen) {
      throw UsageError("no " + members.title() + " is named '" + choice.name + "'; " +
                       suggestion(choice.name, members.names()));
    }
    Reading reading(*this);
    auto product = chosen->make(choice.options, reading);
    reading.finish();
    return product;
  }

 private:
  std::map<std::type_index, std::any> families_;
};

/// `name`, or `{name: options}`.
template <class Product>
struct OptionType<Choice<Product>> {
  static void read(const Value& value, Choice<Product>& option, Reading& reading) {
    const auto& family = reading.registry().template family<Product>();
    const bool with_options = value.is_map() && value.entries.size() == 1;
    if (!value.is_scalar() && !with_options) {
      return fail_type(value, "the name of one " + family.title() + ", or {name: options}", reading);
    }
    const std::string& name = value.is_scalar() ? value.text : value.entries.front().key;
    const auto* chosen = family.find(name);
    if (!chosen) {
      const Mark& mark = value.is_scalar() ? value.mark : value.entries.front().key_mark;
      return reading.fail(mark, "no " + family.title() + " is named '" + name + "'", suggestion(name, family.names()));
    }
    const Reading::Scope scope(reading, name);
    const Value defaults;
    option.name = name;
    option.options = chosen->resolve(value.is_scalar() ? defaults : value.entries.front().value, reading);
  }

  static Value write(const Choice<Product>& option) {
    const bool plain = option.options.is_null() || (option.options.is_map() && option.options.entries.empty());
    if (plain) return Value::scalar(option.name);
    return Value::map({{option.name, {}, option.options}});
  }

  static Shape shape(const Registry& registry) {
    Shape shape;
    shape.kind = Shape::Kind::choice;
    for (const auto& member : registry.family<Product>().members()) {
      shape.fields.push_back({member.name, member.doc, member.shape(registry), {}});
    }
    return shape;
  }
};

}  // namespace topicmill
