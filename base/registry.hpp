// Families of interchangeable parts (readers, filters, solvers ...) and the Registry value that holds them.
#pragma once

#include <any>
#include <functional>
#include <map>
#include <memory>
#include <type_traits>
#include <typeindex>

#include "base/choice.hpp"

namespace topicmill {

/// What a config knows of a member of a family: its name, one line of documentation, and its options.
struct MemberInfo {
  std::string name;
  std::string doc;
  Shape (*shape)(const Registry&);
  Value (*resolve)(const Value&, Reading&);  ///< checks options and fills in the defaults
  std::any property{};  ///< what the family tells of the member before it is made; of a type that the family names
};

/// One member of a family, and how it is made.
template <class Product>
struct Member : MemberInfo {
  std::function<std::unique_ptr<Product>(const Value&, Reading&)> make;
};

/// For a member with nothing to set.
struct NoOptions {
  static constexpr auto fields() { return std::tuple<>{}; }
};

/// The options of a member as they are written; none: its defaults.
template <class Options>
Options member_options(const Value& value, Reading& reading) {
  Options options;
  if (!value.is_null()) read_option(value, options, reading);
  return options;
}

template <class Options>
Value resolved_options(const Value& value, Reading& reading) {
  return write_option(member_options<Options>(value, reading));
}

/// Declares a member made as `Made(options)`, or as `Made()` where it has no options.
template <class Product, class Made, class Options = NoOptions>
Member<Product> member(std::string name, std::string doc) {
  return {{std::move(name), std::move(doc), describe_option<Options>, resolved_options<Options>},
          [](const Value& value, Reading& reading) -> std::unique_ptr<Product> {
            if constexpr (std::is_same_v<Options, NoOptions>) {
              return std::make_unique<Made>();
            } else {
              return std::make_unique<Made>(member_options<Options>(value, reading));
            }
          }};
}

/// The same, by options that say what they belong to.
template <class Made, MemberOptions Options>
Member<typename Options::Product> member(std::string doc) {
  return member<typename Options::Product, Made, Options>(std::string(Options::member_name), std::move(doc));
}

/// A family without the type of its product. `title` names one of it in messages: "token filter".
class AnyFamily {
 public:
  const std::string& title() const { return title_; }
  const std::vector<MemberInfo>& members() const { return members_; }
  std::vector<std::string> names() const;
  const MemberInfo* find(std::string_view name) const;  ///< null where it has none of that name

 protected:
  AnyFamily() = default;
  explicit AnyFamily(std::string title);
  AnyFamily(const AnyFamily&) = default;
  AnyFamily(AnyFamily&&) = default;
  AnyFamily& operator=(const AnyFamily&) = default;
  AnyFamily& operator=(AnyFamily&&) = default;
  ~AnyFamily() = default;

  /// Adds a member, or replaces the one of the same name; returns its place.
  std::size_t put(MemberInfo member);

  /// The place of a member. Throws UsageError with a suggestion where there is none of that name.
  std::size_t place_of(std::string_view name) const;

 private:
  std::string title_;
  std::vector<MemberInfo> members_;
};

/// All members of one kind, in the order of the reference.
template <class Product>
class Family : public AnyFamily {
 public:
  Family() = default;
  Family(std::string title, std::vector<Member<Product>> members) : AnyFamily(std::move(title)) {
    for (auto& member : members) add(std::move(member));
  }

  /// Adds a member, or replaces the one of the same name.
  void add(Member<Product> added) {
    const std::size_t place = put(static_cast<MemberInfo&&>(added));
    if (place == makers_.size()) makers_.emplace_back();
    makers_[place] = std::move(added.make);
  }

  std::unique_ptr<Product> make(const Choice<Product>& choice, Reading& reading) const {
    return makers_[place_of(choice.name)](choice.options, reading);
  }

 private:
  std::vector<std::function<std::unique_ptr<Product>(const Value&, Reading&)>> makers_;  ///< by place
};

/// The families by the type of their choices. A value: copy it, add to it, pass it down.
class Registry {
 public:
  template <class Product>
  Registry& add(Family<Product> family) {
    families_[typeid(Choice<Product>)] = {std::move(family), [](const std::any& held) -> const AnyFamily& {
                                            return std::any_cast<const Family<Product>&>(held);
                                          }};
    return *this;
  }

  template <class Product>
  Family<Product>& family() {
    return std::any_cast<Family<Product>&>(families_.at(typeid(Choice<Product>)).family);
  }
  template <class Product>
  const Family<Product>& family() const {
    return std::any_cast<const Family<Product>&>(families_.at(typeid(Choice<Product>)).family);
  }

  /// The family whose choices are of that type.
  const AnyFamily& any_family(const std::type_info& type) const;

  /// Makes the chosen member. Throws UsageError for an unknown name, ConfigError for wrong options.
  template <class Product>
  std::unique_ptr<Product> make(const Choice<Product>& choice) const {
    Reading reading(*this);
    auto product = family<Product>().make(choice, reading);
    reading.finish();
    return product;
  }

 private:
  struct Held {
    std::any family;
    const AnyFamily& (*view)(const std::any&) = nullptr;
  };
  std::map<std::type_index, Held> families_;
};

}  // namespace topicmill
