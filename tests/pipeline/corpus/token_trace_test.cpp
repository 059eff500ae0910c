#include "pipeline/corpus/token_trace.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "pipeline/builtin_registry.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// "begin-end source>term [steps]" of each token, then "begin-end name:text" of each change.
std::vector<std::string> traced(const TextOptions& options, std::string_view text) {
  Analyzer analyzer(options, builtin_registry());
  const TextTrace trace = trace_text(analyzer, text);
  std::vector<std::string> rows;
  for (const auto& token : trace.tokens) {
    std::string steps;
    for (const auto& step : token.steps) steps += (steps.empty() ? "" : "; ") + describe(step);
    rows.push_back(fmt::format("{}-{} {}>{} [{}]", token.span.begin, token.span.end, token.source, token.term, steps));
  }
  for (const auto& change : trace.changes) {
    rows.push_back(
        fmt::format("{}-{} {}>{} by {}", change.span.begin, change.span.end, change.source, change.text, change.name));
  }
  return rows;
}

Value numbers(const std::string& low, const std::string& high) {
  return Value::list({Value::scalar(low), Value::scalar(high)});
}

TEST(TraceText, SaysWhatEachFilterDid) {
  TextOptions options;
  options.language = "en";
  options.filters.push_back({"stem", Value::scalar("english")});
  EXPECT_THAT(traced(options, "The Cats sat 2"),
              ElementsAre("0-3 The> [normalize: the; stopwords: dropped]", "4-8 Cats>cat [normalize: cats; stem: cat]",
                          "9-12 sat>sat []", "13-14 2> [length: dropped]"));
}

TEST(TraceText, SaysWhatWasJoined) {
  TextOptions options;
  options.filters = {{"stopwords", {}}, {"ngrams", numbers("1", "2")}};
  EXPECT_THAT(traced(options, "new york the times"),
              ElementsAre("0-3 new>new [ngrams: in 'new york']", "0-8 new york>new york [ngrams: added]",
                          "4-8 york>york [ngrams: in 'new york', 'york times']",
                          "4-18 york the times>york times [ngrams: added]", "9-12 the> [stopwords: dropped]",
                          "13-18 times>times [ngrams: in 'york times']"));
  options.filters = {{"ngrams", numbers("2", "2")}};
  EXPECT_THAT(traced(options, "a b"),
              ElementsAre("0-1 a> [ngrams: in 'a b'; ngrams: dropped]", "0-3 a b>a b [ngrams: added]",
                          "2-3 b> [ngrams: in 'a b'; ngrams: dropped]"));
}

TEST(TraceText, ShowsWhatCharFiltersDid) {
  TextOptions options;
  options.char_filters = {
      {"html", {}},
      {"pattern", Value::map({{"pattern", {}, Value::scalar("é")}, {"replacement", {}, Value::scalar("e")}})}};
  options.filters.clear();
  EXPECT_THAT(traced(options, "<b>Caf&eacute;</b>"),
              ElementsAre("3-14 Caf&eacute;>Cafe [html: Café; pattern: Cafe]", "0-3 <b>> by html",
                          "6-14 &eacute;>é by html", "6-14 &eacute;>e by pattern", "14-18 </b>> by html"));
}

TEST(TraceText, AnEmptyTextHasNothing) { EXPECT_THAT(traced(TextOptions{}, ""), ElementsAre()); }

}  // namespace
}  // namespace topicmill
