#include "files/encoding/utf8_locale.hpp"

namespace topicmill {
namespace {

/// Made once, as it takes long. Null leaves the locale as it is.
locale_t utf8() {
  static const locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return made;
}

}  // namespace

Utf8Locale::Utf8Locale() : former_(uselocale(utf8())) {}
Utf8Locale::~Utf8Locale() { uselocale(former_); }

}  // namespace topicmill
