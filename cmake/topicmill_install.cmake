# cmake --install: the program, the libraries with their headers, and the package for find_package(topicmill).
include(CMakePackageConfigHelpers)

get_property(libraries GLOBAL PROPERTY TOPICMILL_LIBRARIES)
install(TARGETS ${libraries} EXPORT topicmill-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS topicmill_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(folder base files text nmf tables matrices topics pipeline)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/topicmill
    FILES_MATCHING PATTERN "*.hpp" PATTERN commands EXCLUDE PATTERN command_line EXCLUDE)
endforeach()
install(DIRECTORY ${PROJECT_BINARY_DIR}/generated/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/topicmill)
install(EXPORT topicmill-targets NAMESPACE topicmill:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/topicmill)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/topicmill-config.cmake.in
  ${PROJECT_BINARY_DIR}/topicmill-config.cmake INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/topicmill)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/topicmill-config-version.cmake COMPATIBILITY SameMinorVersion)
file(GLOB find_modules ${CMAKE_CURRENT_LIST_DIR}/Find*.cmake)
install(FILES ${PROJECT_BINARY_DIR}/topicmill-config.cmake ${PROJECT_BINARY_DIR}/topicmill-config-version.cmake
  ${find_modules} ${CMAKE_CURRENT_LIST_DIR}/find_plain_library.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/topicmill)
