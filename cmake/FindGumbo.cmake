# gumbo (HTML5) comes without a CMake package: Gumbo::gumbo.
include(${CMAKE_CURRENT_LIST_DIR}/find_plain_library.cmake)
find_plain_library(Gumbo Gumbo::gumbo gumbo gumbo.h)
