// The one list of char filters.
#include "text/char_filters/email_spans.hpp"
#include "text/char_filters/html_char_filter.hpp"
#include "text/char_filters/mail_char_filter.hpp"
#include "text/char_filters/normalize_char_filter.hpp"
#include "text/char_filters/pattern_char_filter.hpp"
#include "text/char_filters/span_char_filter.hpp"
#include "text/char_filters/url_spans.hpp"

namespace topicmill {

Family<CharFilter> builtin_char_filters() {
  return {
      "char filter",
      {
          member<CharFilter, HtmlCharFilter>("html", "Takes the markup out of HTML."),
          member<CharFilter, SpanCharFilter<find_urls>, ReplacementOptions>("urls", "Takes web addresses out."),
          member<CharFilter, SpanCharFilter<find_emails>, ReplacementOptions>("emails", "Takes addresses of mail out."),
          member<CharFilter, MailCharFilter, MailFilterOptions>(
              "mail", "Takes quotes, signatures and the like out of messages."),
          member<CharFilter, PatternCharFilter, PatternFilterOptions>("pattern",
                                                                      "Replaces what a regular expression matches."),
          member<CharFilter, NormalizeCharFilter>(
              "normalize", "Writes characters as Unicode's form NFKC does: CO2 for CO₂, ' for every apostrophe."),
      }};
}

}  // namespace topicmill
