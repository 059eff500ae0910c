# Installs the build, moves the installed tree, and makes a run with its program.
# cmake -DBUILD=DIR -DWORK=DIR -DPREFIX=DIR -P install_tree.cmake
function(step)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${WORK})
step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/staged)
file(RENAME ${WORK}/staged ${PREFIX})
step(${PREFIX}/bin/topicmill --version)
step(${PREFIX}/bin/topicmill run ${CMAKE_CURRENT_LIST_DIR}/../../configs/quickstart.yaml -o ${WORK}/run -q
  --set input.path=${CMAKE_CURRENT_LIST_DIR}/../../corpora/quickstart.jsonl)
