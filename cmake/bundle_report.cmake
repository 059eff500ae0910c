# cmake -DESBUILD=PROGRAM -DD3_MODULES=DIR -DFOLDER=report -DOUTPUT=FILE.cpp -P bundle_report.cmake: the page as one C++
# source. The page's policy lets run the very script and style that are in it, known by their hashes, and nothing else.
function(bundle source text hash)
  get_filename_component(name ${source} NAME_WE)
  get_filename_component(extension ${source} LAST_EXT)
  string(REPLACE .ts .js extension ${extension})
  set(bundle ${OUTPUT}.${name}${extension})
  execute_process(COMMAND ${CMAKE_COMMAND} -E env NODE_PATH=${D3_MODULES}
    ${ESBUILD} ${source} --bundle --minify --charset=utf8 --target=es2020 --log-level=warning --outfile=${bundle}
    COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${bundle} content)
  file(SHA256 ${bundle} digest)
  base64_of_hex(${digest} digest)
  set(${text} "${content}" PARENT_SCOPE)
  set(${hash} "'sha256-${digest}'" PARENT_SCOPE)
endfunction()

# Three hexadecimal digits are two of base64; a digest of 256 bits ends in the middle of the last group.
function(base64_of_hex hex result)
  set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  set(text "")
  string(REGEX MATCHALL "..." groups "${hex}00")
  foreach(group IN LISTS groups)
    math(EXPR high "0x${group} >> 6")
    math(EXPR low "0x${group} & 63")
    string(SUBSTRING ${alphabet} ${high} 1 high)
    string(SUBSTRING ${alphabet} ${low} 1 low)
    string(APPEND text ${high}${low})
  endforeach()
  string(REGEX REPLACE ".$" "=" text "${text}")
  set(${result} ${text} PARENT_SCOPE)
endfunction()

bundle(${FOLDER}/src/main.ts script script_hash)
bundle(${FOLDER}/style.css style style_hash)
file(READ ${FOLDER}/index.html page)
string(REPLACE @SCRIPT_HASH@ "${script_hash}" page "${page}")
string(REPLACE @STYLE_HASH@ "${style_hash}" page "${page}")
string(REPLACE @STYLE@ "${style}" page "${page}")
string(REPLACE @SCRIPT@ "${script}" page "${page}")
file(WRITE ${OUTPUT} "// Generated from report/ by cmake/bundle_report.cmake.
#include \"report/page.hpp\"

#pragma GCC diagnostic ignored \"-Woverlength-strings\"

std::string_view topicmill::report_page() { return R\"topicmill(${page})topicmill\"; }
")
