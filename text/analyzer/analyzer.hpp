// The analyzer: char filters, one tokenizer, token filters, in the order the config lists them.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "text/analyzer/char_filter_chain.hpp"
#include "text/analyzer/text_options.hpp"
#include "text/tokens/learner.hpp"
#include "text/tokens/token_filter.hpp"
#include "text/tokens/tokenizer.hpp"

namespace topicmill {

/// Text -> terms. One instance serves one thread at a time; copy it to give another thread its own.
class Analyzer {
 public:
  /// Where text.language is corpus, and no settle_language() has said which it is, it is that of each document.
  Analyzer(const TextOptions& options, const Registry& registry);
  Analyzer(const Analyzer& other);
  Analyzer& operator=(const Analyzer&) = delete;

  /// Replaces `tokens` by those of `text` (valid UTF-8), and sets their language. Their spans are those of `text`,
  /// whatever the char filters made of it; their terms point into `text` or into the arena of `tokens`.
  void analyze(std::string_view text, Tokens& tokens);

  /// The two halves of it: char filters and tokenizer, which return the text that the tokens were cut from, ...
  std::string_view cut(std::string_view text, Tokens& tokens);
  /// ... and the token filters.
  void filter(Tokens& tokens);

  /// True where no token filter looks further than one token. See TokenFilter::is_word_by_word.
  bool is_word_by_word() const;

  /// True where the documents have several languages, and a filter treats those of `language` apart.
  bool goes_by(LanguageCode language) const;

  /// Documents with fewer tokens are to be left out: text.min_tokens.
  std::int64_t min_tokens() const { return min_tokens_; }

  struct Step {
    std::string name;  ///< of the tokenizer or filter
    std::vector<Token> tokens;
  };
  /// What `topicmill tokenize` shows: the tokens as cut, and after each filter.
  struct Trace {
    std::vector<TextSpan> cut;  ///< per token of the first step its span of the text behind the char filters
    std::vector<Step> steps;
  };
  Trace trace(std::string_view text, Tokens& tokens);

  /// The char filters, as they stand after the last text.
  const CharFilterChain& char_filters() const { return char_filters_; }

  /// A filter that has to learn from the corpus before it can apply.
  struct Untaught {
    std::string name;
    std::unique_ptr<Learner> learner;
    std::unique_ptr<Analyzer> before;  ///< gives the tokens to learn from: this analyzer up to the filter
  };
  /// The first such filter; none where the analyzer is ready. See learn().
  std::optional<Untaught> next_untaught() const;

  /// Puts `filter`, which has learned, in the place of the first that has to.
  void teach(std::unique_ptr<TokenFilter> filter);

  /// `options`, which made this analyzer, changed so that they make it again as it is now, without a file and without
  /// learning.
  TextOptions self_contained(TextOptions options) const;

 private:
  std::size_t first_untaught() const;

  CharFilterChain char_filters_;
  std::unique_ptr<Tokenizer> tokenizer_;
  std::vector<std::unique_ptr<TokenFilter>> filters_;
  std::vector<std::string> names_;
  LanguageCode language_;                     ///< of all documents, where the config says it
  std::optional<LanguageDetector> detector_;  ///< none where text.language is a code, or none
  std::int64_t min_tokens_ = 0;
};

}  // namespace topicmill
