#include "files/database_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "files/encoding/encoding.hpp"

namespace topicmill {
namespace {

constexpr std::string_view scheme = "sqlite:";
constexpr std::string_view pattern =
    "sqlite:///FILE?table=NAME or sqlite:///FILE?query=SELECT ...; four slashes begin an "
    "absolute path";

[[noreturn]] void fail(std::string_view url, std::string_view reason) {
  throw UsageError(fmt::format("'{}' in input.path {}; write {}", url, reason, pattern));
}

/// The byte that two hexadecimal digits stand for.
std::optional<char> byte_of(std::string_view digits) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value, 16);
  if (digits.size() != 2 || error != std::errc() || end != digits.end()) return std::nullopt;
  return static_cast<char>(value);
}

std::string decode_percents(std::string_view text, std::string_view url) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = text[at] == '%' ? byte_of(text.substr(at + 1, 2)) : std::nullopt;
    decoded += byte.value_or(text[at]);
    if (byte) at += 2;
  }
  if (find_invalid_utf8(decoded) || decoded.find('\0') != std::string::npos) {
    throw UsageError(fmt::format(
        "'{}' in input.path holds a percent sign and digits that stand for no character; write %25 for a percent sign",
        url));
  }
  return decoded;
}

}  // namespace

bool is_database_url(std::string_view text) { return text.starts_with(scheme); }

DatabaseUrl parse_database_url(std::string_view url) {
  constexpr std::string_view slashes = "///";
  const auto rest = url.substr(scheme.size());
  if (!rest.starts_with(slashes)) fail(url, "lacks the three slashes in front of the file");
  const auto place = rest.substr(slashes.size());
  const std::size_t mark = std::min(place.find('?'), place.size());
  DatabaseUrl database{decode_percents(place.substr(0, mark), url), {}, {}};
  if (database.path.empty()) fail(url, "names no file");
  const auto option = place.substr(std::min(mark + 1, place.size()));
  const auto value = [&](std::string_view name) { return decode_percents(option.substr(name.size()), url); };
  if (option.starts_with("table=")) {
    database.table = value("table=");
  } else if (option.starts_with("query=")) {
    database.query = value("query=");
  } else if (!option.empty()) {
    fail(url, "has something else than table= or query= behind the question mark");
  }
  return database;
}

}  // namespace topicmill
