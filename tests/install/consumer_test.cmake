# Installs the build, moves the installed tree, and builds and runs the consumer program against it.
# cmake -DBUILD=DIR -DCONSUMER=DIR -DWORK=DIR -DCOMPILER=CXX -DBUILD_TYPE=TYPE -DFLAGS=FLAGS -P consumer_test.cmake
function(step)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${WORK})
step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/staged)
set(prefix "${WORK}/a prefix")
file(RENAME ${WORK}/staged ${prefix})

step(${prefix}/bin/topicmill --version)
step(${CMAKE_COMMAND} -G Ninja -S ${CONSUMER} -B ${WORK}/build -DCMAKE_PREFIX_PATH=${prefix}
  -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_CXX_FLAGS=${FLAGS})
step(${CMAKE_COMMAND} --build ${WORK}/build)
step(${WORK}/build/consumer)
