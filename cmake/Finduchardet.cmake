# uchardet comes without a CMake package: uchardet::uchardet.
include(${CMAKE_CURRENT_LIST_DIR}/find_plain_library.cmake)
find_plain_library(uchardet uchardet::uchardet uchardet uchardet.h PATH_SUFFIXES uchardet)
