#include "text/xml_declaration.hpp"

namespace topicmill {

std::string_view xml_declared_encoding(std::string_view head) {
  constexpr std::string_view key = "encoding=";
  if (!head.starts_with("<?xml ")) return {};
  head = head.substr(0, head.find("?>"));
  const std::size_t at = head.find(key);
  if (at == std::string_view::npos) return {};
  head.remove_prefix(at + key.size());
  if (head.empty() || (head[0] != '"' && head[0] != '\'')) return {};
  const std::size_t end = head.find(head[0], 1);
  return end == std::string_view::npos ? std::string_view() : head.substr(1, end - 1);
}

}  // namespace topicmill
