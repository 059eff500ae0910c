# find_plain_library(NAME TARGET LIBRARY HEADER ...): for Find modules of libraries that come without a CMake package. A
# macro, as find_package looks for NAME_FOUND in its own scope. What follows HEADER goes to find_path.
include(FindPackageHandleStandardArgs)

macro(find_plain_library name target library header)
  find_path(${name}_INCLUDE_DIR ${header} ${ARGN})
  find_library(${name}_LIBRARY ${library})
  find_package_handle_standard_args(${name} REQUIRED_VARS ${name}_LIBRARY ${name}_INCLUDE_DIR)
  if(${name}_FOUND AND NOT TARGET ${target})
    add_library(${target} UNKNOWN IMPORTED)
    set_target_properties(${target} PROPERTIES
      IMPORTED_LOCATION ${${name}_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${${name}_INCLUDE_DIR})
  endif()
endmacro()
