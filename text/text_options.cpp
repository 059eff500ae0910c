#include "text/text_options.hpp"

#include "text/filters/length_filter.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/filters/numbers_filter.hpp"
#include "text/filters/stopwords_filter.hpp"

namespace topicmill {

std::vector<Choice<TokenFilter>> TextOptions::default_filters() {
  return {{"normalize", write_option(NormalizeOptions{})},
          {"length", write_option(LengthOptions{})},
          {"numbers", write_option(NumbersOptions{})},
          {"stopwords", write_option(StopwordsOptions{})}};
}

}  // namespace topicmill
