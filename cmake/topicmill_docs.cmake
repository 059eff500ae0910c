# The target docs, where there is Doxygen: reference pages of the public headers, BUILD/docs/html/index.html.
configure_file(${CMAKE_CURRENT_LIST_DIR}/Doxyfile.in ${PROJECT_BINARY_DIR}/Doxyfile @ONLY)
find_program(DOXYGEN doxygen)
if(DOXYGEN)
  get_property(components GLOBAL PROPERTY TOPICMILL_COMPONENTS)
  list(TRANSFORM components REPLACE "(.+)" "topicmill_\\1_headers" OUTPUT_VARIABLE header_targets)
  add_custom_target(docs COMMAND ${DOXYGEN} ${PROJECT_BINARY_DIR}/Doxyfile DEPENDS ${header_targets} VERBATIM)
endif()
