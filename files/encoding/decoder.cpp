#include "files/encoding/decoder.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <array>
#include <cstdint>
#include <utility>

#include "base/error.hpp"
#include "files/encoding/converter.hpp"

namespace topicmill {

struct Decoder::State {
  Converter converter;
  std::size_t consumed = 0;  ///< bytes of earlier pieces
  std::optional<std::size_t> first_invalid;
  UChar lead = 0;  ///< the first half of a surrogate pair whose second half comes next
};

namespace {

void append_utf8(std::u16string_view units, std::string& text) {
  const std::size_t before = text.size();
  text.resize(before + 3 * units.size());
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t written = 0;
  u_strToUTF8(text.data() + before, static_cast<std::int32_t>(3 * units.size()), &written, units.data(),
              static_cast<std::int32_t>(units.size()), &status);
  text.resize(before + static_cast<std::size_t>(written));
}

}  // namespace

Decoder::Decoder(const std::string& encoding) : state_(std::make_unique<State>()) {
  state_->converter = open_converter(encoding);
  if (!state_->converter) throw UsageError(encoding_problem(encoding));
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(state_->converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
}

Decoder::~Decoder() = default;

void Decoder::decode(std::string_view bytes, bool last, std::string& text) {
  const char* from = bytes.data();
  for (;;) {
    std::array<UChar, 4096> units;
    UChar* to = units.data();
    if (state_->lead != 0) *to++ = std::exchange(state_->lead, 0);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(state_->converter.get(), &to, units.data() + units.size(), &from, bytes.data() + bytes.size(),
                   nullptr, last, &status);
    if (to != units.data() && U16_IS_LEAD(to[-1])) state_->lead = *--to;
    append_utf8({units.data(), to}, text);
    if (U_SUCCESS(status)) break;
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    text += invalid;
    const std::size_t offset = state_->consumed + static_cast<std::size_t>(from - bytes.data());
    if (!state_->first_invalid) state_->first_invalid = offset;
  }
  state_->consumed += bytes.size();
}

std::optional<std::size_t> Decoder::first_invalid() const { return state_->first_invalid; }

}  // namespace topicmill
