// Character classes of UTF-8 for functions of C that go by the locale of the thread, whatever the user's is.
#pragma once

#include <locale.h>  // NOLINT(modernize-deprecated-headers): POSIX has locale_t here, not in <clocale>

namespace topicmill {

/// Switches this thread to UTF-8 while it lives. Where the system has no such locale, the thread keeps its own.
class Utf8Locale {
 public:
  Utf8Locale();
  ~Utf8Locale();
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t former_;
};

}  // namespace topicmill
