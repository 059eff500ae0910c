// ICU's normalizers, and the one message about what goes wrong with them.
#pragma once

#include <unicode/normalizer2.h>

#include <string>

#include "base/error.hpp"

namespace topicmill {

/// Throws InputError where ICU failed, as it does without its data.
inline void require_normalized(UErrorCode status) {
  if (U_FAILURE(status)) throw InputError(std::string("ICU cannot normalize: ") + u_errorName(status));
}

/// `get`: one of the get...Instance functions of Normalizer2. Throws InputError where ICU's data are missing.
inline const icu::Normalizer2& icu_normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const found = get(status);
  require_normalized(status);
  return *found;
}

}  // namespace topicmill
