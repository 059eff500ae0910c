#include "text/tokens/token_filter.hpp"

namespace topicmill {

const Value& item_value(const Value& value, std::string_view name, std::size_t i) {
  const Value* const list = value.is_map() ? value.find(name) : &value;
  if (!list) return value;
  return list->is_list() && i < list->items.size() ? list->items[i] : *list;
}

}  // namespace topicmill
