#include "text/char_filters/url_spans.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "files/encoding/code_points.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::array schemes{"http://"sv, "https://"sv, "ftp://"sv};
constexpr std::array top_domains{"com"sv, "org"sv, "net"sv, "edu"sv, "gov"sv, "mil"sv, "int"sv, "info"sv, "biz"sv};

/// RFC 1035 has 253 as the longest name of a host.
constexpr std::size_t longest_host = 253;

bool is_label(char c) { return is_letter_or_digit(c) || c == '-'; }
bool is_host_like(char c) { return is_label(c) || c == '.' || c == '_'; }

TextSpan span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool equals_lower(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return to_lower(a) == b; });
}

bool ends_url(std::int32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F || "\"<>{}|\\^`"sv.find(static_cast<char>(c)) != std::string_view::npos;
  return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0xAB || c == 0xBB || c >= 0x2000;
}

std::size_t without_punctuation(std::string_view text, std::size_t begin, std::size_t end) {
  const auto url = text.substr(begin, end - begin);
  auto opened = std::count(url.begin(), url.end(), '(') - std::count(url.begin(), url.end(), ')');
  while (end > begin) {
    const char last = text[end - 1];
    const bool unopened = last == ')' && opened < 0;
    if (!unopened && ".,;:!?'*_~]"sv.find(last) == std::string_view::npos) break;
    opened += unopened ? 1 : 0;
    --end;
  }
  return end;
}

/// Where the URL ends that begins at `begin` and has its `required` first bytes for sure; none where nothing follows.
std::optional<std::size_t> find_end(std::string_view text, std::size_t begin, std::size_t required) {
  std::size_t end = begin + required;
  for (std::size_t next = end; next < text.size() && !ends_url(next_code_point(text, next));) end = next;
  end = without_punctuation(text, begin, end);
  return end > begin + required ? std::optional(end) : std::nullopt;
}

bool is_host(std::string_view host, bool has_path) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() > longest_host) return false;
  if (host.find("..") != std::string_view::npos || host.find('_') != std::string_view::npos) return false;
  const auto top = host.substr(dot + 1);
  if (has_path && top.size() == 2 && is_letter(top[0]) && is_letter(top[1])) return true;
  return std::any_of(top_domains.begin(), top_domains.end(), [&](auto known) { return equals_lower(top, known); });
}

/// True within an address, a path or a name of letters that are not ASCII.
bool continues_name(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (const char before = text[at - 1]; static_cast<unsigned char>(before) < 0x80)
    return "@/-"sv.find(before) != std::string_view::npos;
  return at >= 2 && (text[at - 2] & 0xE0) == 0xC0;  // of two bytes: the alphabets of Europe and the Middle East
}

/// http:// behind the last dot of the run [begin, end) of characters that hosts are made of.
std::optional<TextSpan> find_scheme(std::string_view text, std::size_t begin, std::size_t end) {
  if (!text.substr(end).starts_with("://")) return std::nullopt;
  const auto run = text.substr(begin, end - begin);
  const std::size_t scheme = begin + run.rfind('.') + 1;  // npos + 1 is 0
  const auto written = text.substr(scheme, end + 3 - scheme);
  if (std::none_of(schemes.begin(), schemes.end(), [&](auto known) { return equals_lower(written, known); }))
    return std::nullopt;
  const auto url_end = find_end(text, scheme, written.size());
  return url_end ? std::optional(span(scheme, *url_end)) : std::nullopt;
}

/// www.name or name.tld at the beginning of the run.
std::optional<TextSpan> find_bare(std::string_view text, std::size_t begin, std::size_t end) {
  if (continues_name(text, begin)) return std::nullopt;
  const bool has_www = equals_lower(text.substr(begin, 4), "www.");
  while (end > begin && text[end - 1] == '.') --end;
  const char behind = end < text.size() ? text[end] : ' ';
  if (behind == '@' || (!has_www && !is_host(text.substr(begin, end - begin), behind == '/'))) return std::nullopt;
  std::optional<std::size_t> url_end = end;
  if (has_www) url_end = find_end(text, begin, 4);
  if (!has_www && behind == '/') url_end = find_end(text, begin, end - begin);
  return url_end ? std::optional(span(begin, *url_end)) : std::nullopt;
}

}  // namespace

std::vector<TextSpan> find_urls(std::string_view text) {
  std::vector<TextSpan> urls;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_host_like(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_host_like(text[end])) ++end;
    auto url = find_scheme(text, at, end);
    if (!url) url = find_bare(text, at, end);
    if (url) urls.push_back(*url);
    at = std::max<std::size_t>(end, url ? url->end : 0);
  }
  return urls;
}

}  // namespace topicmill
