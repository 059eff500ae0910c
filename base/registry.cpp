#include "base/registry.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"

namespace topicmill {

AnyFamily::AnyFamily(std::string title) : title_(std::move(title)) {}

std::vector<std::string> AnyFamily::names() const {
  std::vector<std::string> out;
  for (const auto& member : members_) out.push_back(member.name);
  return out;
}

const MemberInfo* AnyFamily::find(std::string_view name) const {
  const auto found =
      std::find_if(members_.begin(), members_.end(), [&](const MemberInfo& member) { return member.name == name; });
  return found == members_.end() ? nullptr : &*found;
}

std::size_t AnyFamily::put(MemberInfo member) {
  if (const MemberInfo* former = find(member.name)) {
    const auto place = static_cast<std::size_t>(former - members_.data());
    members_[place] = std::move(member);
    return place;
  }
  members_.push_back(std::move(member));
  return members_.size() - 1;
}

std::size_t AnyFamily::place_of(std::string_view name) const {
  if (const MemberInfo* found = find(name)) return static_cast<std::size_t>(found - members_.data());
  throw UsageError("no " + title_ + " is named '" + std::string(name) + "'; " + suggestion(name, names()));
}

const AnyFamily& Registry::any_family(const std::type_info& type) const {
  const Held& held = families_.at(type);
  return held.view(held.family);
}

}  // namespace topicmill
