# cmake -DOUTPUT=FILE.cpp -DFOLDER=DIR -DLANGUAGES=en,de,... -P embed_stopwords.cmake: the word lists as one C++ source.
string(REPLACE "," ";" languages "${LANGUAGES}")
set(lists "")
foreach(language ${languages})
  file(READ ${FOLDER}/${language}.txt words)
  string(APPEND lists "    {\"${language}\", R\"words(${words})words\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from text/stopwords/ by cmake/embed_stopwords.cmake.
#include \"text/filters/stopword_lists.hpp\"

namespace topicmill {
namespace {

constexpr StopwordList lists[] = {
${lists}};

}  // namespace

std::span<const StopwordList> embedded_stopwords() { return lists; }

}  // namespace topicmill
")
