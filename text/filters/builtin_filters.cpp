// The one list of token filters.
#include "text/filters/elision_filter.hpp"
#include "text/filters/keep_filter.hpp"
#include "text/filters/length_filter.hpp"
#include "text/filters/marks_filter.hpp"
#include "text/filters/ngrams_filter.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/filters/numbers_filter.hpp"
#include "text/filters/phrases_filter.hpp"
#include "text/filters/stem_filter.hpp"
#include "text/filters/stopword_lists.hpp"
#include "text/filters/stopwords_filter.hpp"
#include "text/filters/synonyms_filter.hpp"

namespace topicmill {
namespace {

Member<TokenFilter> with(const LanguageResource& resource, Member<TokenFilter> member) {
  member.property = resource;
  return member;
}

constexpr LanguageResource stopword_list{
    "stop word list", "stopwords", [](const std::string& language) { return find_stopwords(language) != nullptr; }};
constexpr LanguageResource stemmer{"stemmer", "stemmer", has_stemmer};

}  // namespace

Family<TokenFilter> builtin_filters() {
  return {
      "token filter",
      {
          member<TokenFilter, NormalizeFilter, NormalizeOptions>("normalize", "Unifies case and encoding."),
          member<TokenFilter, ElisionFilter, ElisionOptions>("elision", "Takes l' off l'homme."),
          member<TokenFilter, LengthFilter, LengthOptions>("length", "Drops terms that are too short or too long."),
          member<TokenFilter, NumbersFilter, NumbersOptions>("numbers", "Drops or masks numbers."),
          with(stopword_list,
               member<TokenFilter, StopwordsFilter, StopwordsOptions>("stopwords", "Drops the words of lists.")),
          member<TokenFilter, KeepFilter, KeepOptions>("keep", "Drops every term that no list has."),
          member<TokenFilter, SynonymsFilter, SynonymsOptions>(
              "synonyms", "Writes one term for its variants; also lemmas by a dictionary."),
          with(stemmer, member<TokenFilter, StemFilter, StemOptions>("stem", "Cuts words down to their stems.")),
          member<TokenFilter, MarksFilter, MarksOptions>("marks", "Takes accents, vowel points and the like off."),
          member<TokenFilter, PhrasesFilter, PhrasesOptions>("phrases", "Joins words that occur together: new_york."),
          member<TokenFilter, NgramsFilter, NgramsOptions>("ngrams", "Adds runs of neighboring terms."),
      }};
}

}  // namespace topicmill
