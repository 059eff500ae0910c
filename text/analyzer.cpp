#include "text/analyzer.hpp"

namespace topicmill {

Analyzer::Analyzer(const TextOptions& options, const Registry& registry)
    : tokenizer_(registry.make(options.tokenizer)), names_{options.tokenizer.name}, min_tokens_(options.min_tokens) {
  if (options.language == language_of_document) {
    detector_.emplace();
  } else if (options.language != "none") {
    language_ = LanguageCode(options.language);
  }
  for (const auto& filter : options.filters) {
    filters_.push_back(registry.make(filter));
    names_.push_back(filter.name);
  }
}

Analyzer::Analyzer(const Analyzer& other)
    : tokenizer_(other.tokenizer_->clone()),
      names_(other.names_),
      language_(other.language_),
      detector_(other.detector_),
      min_tokens_(other.min_tokens_) {
  for (const auto& filter : other.filters_) filters_.push_back(filter->clone());
}

void Analyzer::set_language(std::string_view text, Tokens& tokens) {
  tokens.set_language(detector_ ? detector_->detect(text) : language_);
}

void Analyzer::analyze(std::string_view text, Tokens& tokens) {
  tokens.clear(text);
  set_language(text, tokens);
  tokenizer_->tokenize(text, tokens);
  for (const auto& filter : filters_) filter->apply(tokens);
}

std::vector<Analyzer::Step> Analyzer::trace(std::string_view text, Tokens& tokens) {
  tokens.clear(text);
  set_language(text, tokens);
  tokenizer_->tokenize(text, tokens);
  std::vector<Step> steps{{names_.front(), tokens.list()}};
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    filters_[i]->apply(tokens);
    steps.push_back({names_[i + 1], tokens.list()});
  }
  return steps;
}

}  // namespace topicmill
