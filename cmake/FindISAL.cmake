# ISA-L, which unpacks gzip, comes without a CMake package: ISAL::isal.
include(${CMAKE_CURRENT_LIST_DIR}/find_plain_library.cmake)
find_plain_library(ISAL ISAL::isal isal isa-l/igzip_lib.h)
