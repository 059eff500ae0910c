# Builds a project on the installed topicmill and runs a program of it, as tests/install/CMakeLists.txt says.
string(REPLACE "|" ";" arguments "${ARGUMENTS}")
string(REPLACE "|" ";" run "${RUN}")

file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S ${PROJECT} -B ${WORK} -DCMAKE_PREFIX_PATH=${PREFIX}
  -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_CXX_FLAGS=${FLAGS} ${arguments}
  RESULT_VARIABLE result OUTPUT_VARIABLE log ERROR_VARIABLE log)
if(ERROR)
  string(REGEX REPLACE "[ \n]+" " " log "${log}")  # messages of CMake are wrapped
  string(FIND "${log}" "${ERROR}" place)
  if(result EQUAL 0 OR place EQUAL -1)
    message(FATAL_ERROR "expected a failure with '${ERROR}', found:\n${log}")
  endif()
  return()
elseif(NOT result EQUAL 0)
  message(FATAL_ERROR "${log}")
endif()

list(POP_FRONT run program)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK} --target ${program} COMMAND_ERROR_IS_FATAL ANY)
if(INPUT)
  set(input INPUT_FILE ${INPUT})
endif()
execute_process(COMMAND ${WORK}/${program} ${run} ${input} OUTPUT_VARIABLE output RESULT_VARIABLE result)
message("${output}")
if(NOT result EQUAL 0 OR NOT output MATCHES "${OUTPUT}")
  message(FATAL_ERROR "${program} ended with ${result} and printed nothing that matches '${OUTPUT}'")
endif()
