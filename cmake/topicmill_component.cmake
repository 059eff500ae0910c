# A library as others see it: the component NAME of find_package(topicmill), with a CMake file and a pkg-config file that
# ask for what this library needs and no more. What a library links is said once, in its CMakeLists.txt.

# Versions are semantic: what has the same ABI version is compatible. While it is 0, each minor version may break.
set(TOPICMILL_ABI_VERSION ${PROJECT_VERSION_MAJOR})
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(TOPICMILL_ABI_VERSION 0.${PROJECT_VERSION_MINOR})
endif()
set(topicmill_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/topicmill)
set(topicmill_header_dir ${PROJECT_BINARY_DIR}/public)  # topicmill/..., as it is installed

# topicmill_dependency(TARGET LINKED_AS PACKAGE [ARGUMENT ...]): finds the package, whose target is linked as the module
# of pkg-config, as -lNAME where it has none, or not at all (headers). A macro, as packages set variables.
macro(topicmill_dependency target linked_as package)
  find_package(${package} REQUIRED ${ARGN})
  set_property(GLOBAL PROPERTY "TOPICMILL_LINKED_AS_${target}" ${linked_as})
  string(JOIN " " _topicmill_arguments ${package} ${ARGN})
  set_property(GLOBAL PROPERTY "TOPICMILL_PACKAGE_${target}" ${_topicmill_arguments})
endmacro()

# topicmill_linked(VARIABLE TARGET ...): the targets as a library links them for its sources alone. Those who link the
# library need not have what is only headers.
function(topicmill_linked variable)
  set(linked)
  foreach(target IN LISTS ARGN)
    get_property(linked_as GLOBAL PROPERTY "TOPICMILL_LINKED_AS_${target}")
    if(linked_as STREQUAL headers)
      list(APPEND linked $<BUILD_INTERFACE:${target}>)
    else()
      list(APPEND linked ${target})
    endif()
  endforeach()
  set(${variable} ${linked} PARENT_SCOPE)
endfunction()

# topicmill_needs(PREFIX TARGET ...): of what is linked, PREFIX_components, PREFIX_packages (with their arguments),
# PREFIX_modules of pkg-config, and PREFIX_libs, which have no module.
function(topicmill_needs prefix)
  foreach(part components packages modules libs)
    set(${part})
  endforeach()
  foreach(target IN LISTS ARGN)
    get_property(linked_as GLOBAL PROPERTY "TOPICMILL_LINKED_AS_${target}")
    get_property(package GLOBAL PROPERTY "TOPICMILL_PACKAGE_${target}")
    if(target MATCHES "^topicmill::(.*)$")
      list(APPEND components ${CMAKE_MATCH_1})
    elseif(NOT linked_as)
      message(FATAL_ERROR "${target} is no dependency: declare it by topicmill_dependency in the topmost CMakeLists.txt")
    elseif(NOT linked_as STREQUAL headers)
      list(APPEND packages ${package})
      if(linked_as MATCHES "^-l")
        list(APPEND libs ${linked_as})
      else()
        list(APPEND modules ${linked_as})
      endif()
    endif()
  endforeach()
  list(REMOVE_DUPLICATES packages)
  foreach(part components packages modules libs)
    set(${prefix}_${part} "${${part}}" PARENT_SCOPE)
  endforeach()
endfunction()

# topicmill_component(NAME PUBLIC_HEADERS ... PUBLIC ... PRIVATE ...): installs the library topicmill_NAME. Private
# dependencies are asked for where the library is static, and its users link them.
function(topicmill_component name)
  cmake_parse_arguments(ARG "" "" "PUBLIC_HEADERS;PUBLIC;PRIVATE" ${ARGN})
  topicmill_needs(public ${ARG_PUBLIC})
  topicmill_needs(private ${ARG_PRIVATE})
  topicmill_public_headers(${name} ${ARG_PUBLIC_HEADERS})

  set(closure)  # what it needs, and itself, from the ground up
  foreach(component IN LISTS public_components private_components)
    get_property(below GLOBAL PROPERTY TOPICMILL_CLOSURE_${component})
    list(APPEND closure ${below})
  endforeach()
  list(APPEND closure ${name})
  list(REMOVE_DUPLICATES closure)
  set_property(GLOBAL PROPERTY TOPICMILL_CLOSURE_${name} ${closure})
  set_property(GLOBAL APPEND PROPERTY TOPICMILL_COMPONENTS ${name})

  set(packages ${public_packages})
  if(NOT BUILD_SHARED_LIBS)
    list(APPEND packages ${private_packages})
    list(REMOVE_DUPLICATES packages)
  endif()
  list(TRANSFORM packages REPLACE "(.+)" "find_dependency(\\1)\n")
  list(JOIN packages "" dependencies)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/topicmill-component.cmake.in
    ${PROJECT_BINARY_DIR}/topicmill-${name}.cmake @ONLY)
  topicmill_pkg_config(${name})

  install(TARGETS topicmill_${name} EXPORT topicmill-${name}-targets COMPONENT ${name}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(EXPORT topicmill-${name}-targets NAMESPACE topicmill:: DESTINATION ${topicmill_package_dir} COMPONENT ${name})
  install(FILES ${PROJECT_BINARY_DIR}/topicmill-${name}.cmake DESTINATION ${topicmill_package_dir} COMPONENT ${name})
  install(FILES ${PROJECT_BINARY_DIR}/topicmill-${name}.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ${name})
endfunction()

# topicmill_pkg_config(NAME): the file that says to pkg-config what the variables of topicmill_component say.
function(topicmill_pkg_config name)
  foreach(part public private)
    set(requires ${${part}_components})
    list(TRANSFORM requires PREPEND topicmill-)
    list(APPEND requires ${${part}_modules})
    list(JOIN requires ", " ${part}_requires)
    list(JOIN ${part}_libs " " ${part}_libs)
  endforeach()
  # The prefix is found from where the file lies, so that the tree can be moved.
  file(RELATIVE_PATH to_prefix /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
  string(REGEX REPLACE "/$" "" to_prefix ${to_prefix})
  configure_file(${PROJECT_SOURCE_DIR}/cmake/topicmill.pc.in ${PROJECT_BINARY_DIR}/topicmill-${name}.pc @ONLY)
endfunction()

# topicmill_public_headers(NAME HEADER ...): puts the headers of the folder, or those generated for it, into
# topicmill_header_dir, where they include each other as <topicmill/...>, and installs them from there.
function(topicmill_public_headers name)
  set(headers)
  set(paths)
  foreach(header IN LISTS ARGN)
    set(path ${CMAKE_CURRENT_SOURCE_DIR}/${header})
    if(NOT EXISTS ${path})
      set(path ${PROJECT_BINARY_DIR}/generated/${name}/${header})
    endif()
    list(APPEND paths ${path})
    list(APPEND headers ${name}/${header})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY TOPICMILL_PUBLIC_HEADERS ${headers})

  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/public_headers.stamp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/public_headers.cmake)
  string(REPLACE ";" "$<SEMICOLON>" header_list "${headers}")
  string(REPLACE ";" "$<SEMICOLON>" path_list "${paths}")
  add_custom_command(OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -DLIBRARY=${name} "-DHEADERS=${header_list}" "-DPATHS=${path_list}"
      -DOUTPUT=${topicmill_header_dir}/topicmill -P ${script}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${paths} ${script} VERBATIM)
  add_custom_target(topicmill_${name}_headers ALL DEPENDS ${stamp})
  add_dependencies(topicmill_${name} topicmill_${name}_headers)
  if(ARGN)
    install(DIRECTORY ${topicmill_header_dir}/topicmill/${name}
      DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/topicmill COMPONENT ${name})
  endif()
endfunction()
