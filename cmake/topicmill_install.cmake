# cmake --install: the program, and the package for find_package(topicmill); each library has installed itself. The parts
# can be installed alone, too: cmake --install BUILD --component nmf, after its needs, down to base.
include(CMakePackageConfigHelpers)

if(BUILD_SHARED_LIBS)
  file(RELATIVE_PATH to_libraries /prefix/${CMAKE_INSTALL_BINDIR} /prefix/${CMAKE_INSTALL_LIBDIR})
  set_target_properties(topicmill_program PROPERTIES INSTALL_RPATH $ORIGIN/${to_libraries})
endif()
install(TARGETS topicmill_program COMPONENT program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

get_property(components GLOBAL PROPERTY TOPICMILL_COMPONENTS)
set(closures "")
foreach(component IN LISTS components)
  get_property(closure GLOBAL PROPERTY TOPICMILL_CLOSURE_${component})
  list(JOIN closure " " closure)
  string(APPEND closures "set(topicmill_closure_${component} ${closure})\n")
endforeach()
list(JOIN components " " components)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/topicmill-config.cmake.in
  ${PROJECT_BINARY_DIR}/topicmill-config.cmake INSTALL_DESTINATION ${topicmill_package_dir}
  NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)

set(compatibility SameMajorVersion)
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
endif()
write_basic_package_version_file(${PROJECT_BINARY_DIR}/topicmill-config-version.cmake COMPATIBILITY ${compatibility})
file(GLOB find_modules ${CMAKE_CURRENT_LIST_DIR}/Find*.cmake)
install(FILES ${PROJECT_BINARY_DIR}/topicmill-config.cmake ${PROJECT_BINARY_DIR}/topicmill-config-version.cmake
  ${find_modules} ${CMAKE_CURRENT_LIST_DIR}/find_plain_library.cmake
  DESTINATION ${topicmill_package_dir} COMPONENT base)
