# libstemmer (Snowball) comes without a CMake package: Stemmer::stemmer.
include(${CMAKE_CURRENT_LIST_DIR}/find_plain_library.cmake)
find_plain_library(Stemmer Stemmer::stemmer stemmer libstemmer.h)
