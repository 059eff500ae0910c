# cmake -DLIBRARY=NAME -DHEADERS=NAME/a.hpp;... -DPATHS=FILE;... -DOUTPUT=DIR -P public_headers.cmake: copies each file to
# OUTPUT/NAME/a.hpp. Our own headers, which sources include as "NAME/a.hpp", are <topicmill/NAME/a.hpp> to others.
file(REMOVE_RECURSE ${OUTPUT}/${LIBRARY})
foreach(header path IN ZIP_LISTS HEADERS PATHS)
  file(READ ${path} text)
  string(REGEX REPLACE "#include \"([^\"\n]+)\"" "#include <topicmill/\\1>" text "${text}")
  file(WRITE ${OUTPUT}/${header} "${text}")
endforeach()
