#include "text/tokens/token_filter.hpp"

#include <algorithm>

namespace topicmill {
namespace {

bool says_auto(const Value& options) {
  if (options.is_scalar()) return options.text == language_of_document;
  return std::any_of(options.items.begin(), options.items.end(), says_auto) ||
         std::any_of(options.entries.begin(), options.entries.end(),
                     [](const Entry& entry) { return says_auto(entry.value); });
}

}  // namespace

const LanguageResource* resource_by_language(const Choice<TokenFilter>& filter, const Registry& registry) {
  const auto* const member = registry.family<TokenFilter>().find(filter.name);
  return member && says_auto(filter.options) ? std::any_cast<LanguageResource>(&member->property) : nullptr;
}

const Value& item_value(const Value& value, std::string_view name, std::size_t i) {
  const Value* const list = value.is_map() ? value.find(name) : &value;
  if (!list) return value;
  return list->is_list() && i < list->items.size() ? list->items[i] : *list;
}

}  // namespace topicmill
