# Compact Language Detector 2 comes without a CMake package: CLD2::cld2.
include(${CMAKE_CURRENT_LIST_DIR}/find_plain_library.cmake)
find_plain_library(CLD2 CLD2::cld2 cld2 cld2/public/compact_lang_det.h)
