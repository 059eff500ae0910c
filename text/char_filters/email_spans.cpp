#include "text/char_filters/email_spans.hpp"

#include "files/encoding/ascii.hpp"

namespace topicmill {
namespace {

bool is_host(char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; }
bool is_name(char c) { return is_host(c) || c == '_' || c == '%' || c == '+'; }
bool is_edge(char c) { return c == '.' || c == '-'; }

bool is_domain(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.size() - dot < 3 || host.find("..") != std::string_view::npos) return false;
  for (const char c : host.substr(dot + 1)) {
    if (!is_letter(c)) return false;
  }
  return true;
}

}  // namespace

std::vector<TextSpan> find_emails(std::string_view text) {
  std::vector<TextSpan> emails;
  std::size_t free = 0;  // where the next one may begin
  for (std::size_t sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', sign + 1)) {
    std::size_t begin = sign;
    while (begin > free && is_name(text[begin - 1])) --begin;
    while (begin < sign && is_edge(text[begin])) ++begin;
    std::size_t end = sign + 1;
    while (end < text.size() && is_host(text[end])) ++end;
    while (end > sign + 1 && is_edge(text[end - 1])) --end;
    free = sign + 1;
    if (begin == sign || !is_domain(text.substr(sign + 1, end - sign - 1))) continue;
    emails.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    free = end;
  }
  return emails;
}

}  // namespace topicmill
