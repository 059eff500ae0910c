# What every target of the project shares: warnings as errors, sanitizers, and how a library is declared.
add_library(topicmill_build_options INTERFACE)
target_compile_options(topicmill_build_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor -Werror
  # g++ 12 sees overlaps in std::string's operator+ (its bug 105651) and unset members of empty optionals.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>
  # clang warns of captures that a template needs in some of its instantiations only.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-unused-lambda-capture>
  # The compiler must not fuse a * b + c behind our back: results would differ between instruction sets.
  -ffp-contract=off)
if(TOPICMILL_SANITIZE)
  target_compile_options(topicmill_build_options INTERFACE
    -fsanitize=${TOPICMILL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(topicmill_build_options INTERFACE -fsanitize=${TOPICMILL_SANITIZE})
endif()
if(TOPICMILL_COVERAGE)
  target_compile_options(topicmill_build_options INTERFACE --coverage)
  target_link_options(topicmill_build_options INTERFACE --coverage)
endif()

# What nearly every source includes is parsed once and reused: half the compile time of a small source. Sources include
# what they use all the same; the preset `tidy` builds without it.
set(topicmill_common_headers <algorithm> <array> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span>
  <string> <string_view> <utility> <vector> <fmt/format.h>)

# topicmill_library(NAME SOURCES ... PUBLIC_HEADERS ... PUBLIC ... PRIVATE ...): the library of the folder NAME,
# topicmill::NAME. PUBLIC_HEADERS: those that are meant for others, and what these include; the others are not installed.
# PUBLIC: libraries that its headers show; PRIVATE: those that only its sources use.
function(topicmill_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC_HEADERS;PUBLIC;PRIVATE" ${ARGN})
  set(target topicmill_${name})
  topicmill_linked(private ${ARG_PRIVATE})
  add_library(${target} ${ARG_SOURCES})
  add_library(topicmill::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${private} $<BUILD_INTERFACE:topicmill_build_options>)
  if(name STREQUAL base)
    target_precompile_headers(${target} PRIVATE ${topicmill_common_headers})
  elseif(fmt::fmt IN_LIST ARG_PRIVATE)
    target_precompile_headers(${target} REUSE_FROM topicmill_base)
  endif()
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} OUTPUT_NAME topicmill_${name})
  if(BUILD_SHARED_LIBS)
    topicmill_shared(${target})
  endif()
  topicmill_component(${name} PUBLIC_HEADERS ${ARG_PUBLIC_HEADERS} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# topicmill_shared(TARGET): versions, a path to its neighbors, and no symbol but those of the namespace topicmill.
function(topicmill_shared target)
  set_target_properties(${target} PROPERTIES
    VERSION ${PROJECT_VERSION} SOVERSION ${TOPICMILL_ABI_VERSION} VISIBILITY_INLINES_HIDDEN ON INSTALL_RPATH $ORIGIN
    DEFINE_SYMBOL "")  # a macro for each library would spoil the headers that they share precompiled
  if(UNIX AND NOT APPLE)
    set(exports ${PROJECT_SOURCE_DIR}/cmake/exported_symbols.map)
    target_link_options(${target} PRIVATE LINKER:--version-script=${exports})
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${exports})
  endif()
endfunction()

# topicmill_allocator(TARGET): a program that takes its memory from jemalloc, as pipeline/memory/allocator.cpp sets it up. Not
# under sanitizers, which bring an allocator of their own.
function(topicmill_allocator target)
  if(TOPICMILL_SANITIZE)
    return()
  endif()
  find_library(JEMALLOC_LIBRARY jemalloc REQUIRED)
  target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/pipeline/memory/allocator.cpp)
  target_link_libraries(${target} PRIVATE ${JEMALLOC_LIBRARY})
endfunction()
