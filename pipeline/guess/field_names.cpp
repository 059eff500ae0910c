#include "pipeline/guess/field_names.hpp"

#include <array>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::array title_names{"title"sv, "headline"sv, "subject"sv, "heading"sv, "question"sv};

}  // namespace

std::string own_name(std::string_view name) {
  std::string own;
  for (const char c : name.substr(name.find_last_of('.') + 1)) {
    if (is_letter_or_digit(c)) own += to_lower(c);
  }
  return own;
}

std::string_view parent_of(std::string_view name) {
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

bool is_part_of(std::string_view name, std::string_view whole) {
  return name.size() > whole.size() && name.starts_with(whole) && name[whole.size()] == '.';
}

std::string_view title_of(std::string_view name) {
  const auto parent = parent_of(name);
  return is_one_of(parent, title_names) ? parent : name;
}

bool ends_as_title(std::string_view name) { return ends_as_one_of(title_of(name), title_names); }

bool is_beside(std::string_view name, std::string_view main) {
  const auto parent = parent_of(title_of(name));
  return parent.empty() || parent == parent_of(main) || is_part_of(main, parent);
}

}  // namespace topicmill
