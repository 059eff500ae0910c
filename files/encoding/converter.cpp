#include "files/encoding/converter.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "base/suggest.hpp"

namespace topicmill {
namespace {

std::vector<std::string> known_encodings() {
  std::vector<std::string> names;
  UErrorCode status = U_ZERO_ERROR;
  for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    const char* name = ucnv_getAvailableName(i);
    const auto aliases = ucnv_countAliases(name, &status);
    for (std::uint16_t j = 0; j < aliases; ++j) names.emplace_back(ucnv_getAlias(name, j, &status));
  }
  return names;
}

}  // namespace

void CloseConverter::operator()(UConverter* converter) const { ucnv_close(converter); }

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(name.empty() ? nullptr : ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string canonical_encoding(const std::string& name) {
  const auto converter = open_converter(name);
  UErrorCode status = U_ZERO_ERROR;
  return converter ? ucnv_getName(converter.get(), &status) : "";
}

std::string encoding_problem(const std::string& name) {
  if (name == "auto" || open_converter(name)) return {};
  const auto nearest = nearest_name(name, known_encodings());
  const std::string mend = nearest ? fmt::format("did you mean '{}'?", *nearest)
                                   : "for example auto, UTF-8, windows-1252, Shift_JIS or GB18030";
  return fmt::format("no encoding is named '{}'; {}", name, mend);
}

bool is_encoding(const std::string& name) { return open_converter(name) != nullptr; }

}  // namespace topicmill
