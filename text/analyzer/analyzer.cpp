#include "text/analyzer/analyzer.hpp"

#include <algorithm>

namespace topicmill {

Analyzer::Analyzer(const TextOptions& options, const Registry& registry)
    : tokenizer_(registry.make(options.tokenizer)), names_{options.tokenizer.name}, min_tokens_(options.min_tokens) {
  if (options.language == language_of_document || options.language == language_of_corpus) {
    detector_.emplace();
  } else if (options.language != "none") {
    language_ = LanguageCode(options.language);
  }
  for (const auto& filter : options.char_filters) char_filters_.add(filter.name, registry.make(filter));
  for (const auto& filter : options.filters) {
    filters_.push_back(registry.make(filter));
    names_.push_back(filter.name);
  }
}

Analyzer::Analyzer(const Analyzer& other)
    : char_filters_(other.char_filters_),
      tokenizer_(other.tokenizer_->clone()),
      names_(other.names_),
      language_(other.language_),
      detector_(other.detector_),
      min_tokens_(other.min_tokens_) {
  for (const auto& filter : other.filters_) filters_.push_back(filter->clone());
}

TextOptions Analyzer::self_contained(TextOptions options) const {
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    if (auto alone = filters_[i]->self_contained()) options.filters[i].options = std::move(*alone);
  }
  return options;
}

void Analyzer::analyze(std::string_view text, Tokens& tokens) {
  cut(text, tokens);
  filter(tokens);
}

void Analyzer::filter(Tokens& tokens) {
  for (const auto& filter : filters_) filter->apply(tokens);
}

bool Analyzer::is_word_by_word() const {
  return std::all_of(filters_.begin(), filters_.end(), [](const auto& filter) { return filter->is_word_by_word(); });
}

bool Analyzer::goes_by(LanguageCode language) const {
  return detector_ &&
         std::any_of(filters_.begin(), filters_.end(), [&](const auto& filter) { return filter->goes_by(language); });
}

/// A rewritten text moves to the arena, for tokens may outlive the analyzer.
std::string_view Analyzer::cut(std::string_view text, Tokens& tokens) {
  tokens.clear();
  std::string_view rewritten = char_filters_.apply(text);
  const bool is_rewritten = rewritten.data() != text.data();
  if (is_rewritten) rewritten = tokens.store(rewritten);
  tokens.set_source(rewritten);
  tokens.set_language(detector_ ? detector_->detect(rewritten) : language_);
  tokenizer_->tokenize(rewritten, tokens);
  if (is_rewritten) char_filters_.to_source(tokens.list());
  return rewritten;
}

Analyzer::Trace Analyzer::trace(std::string_view text, Tokens& tokens) {
  const std::string_view rewritten = cut(text, tokens);
  Trace trace{{}, {{names_.front(), tokens.list()}}};
  for (const auto& token : tokens.list()) {
    const auto begin = static_cast<std::uint32_t>(token.text.data() - rewritten.data());
    trace.cut.push_back({begin, begin + static_cast<std::uint32_t>(token.text.size())});
  }
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    filters_[i]->apply(tokens);
    trace.steps.push_back({names_[i + 1], tokens.list()});
  }
  return trace;
}

/// The number of filters where all are ready.
std::size_t Analyzer::first_untaught() const {
  const auto found =
      std::find_if(filters_.begin(), filters_.end(), [](const auto& filter) { return filter->learner() != nullptr; });
  return static_cast<std::size_t>(found - filters_.begin());
}

std::optional<Analyzer::Untaught> Analyzer::next_untaught() const {
  const std::size_t place = first_untaught();
  if (place == filters_.size()) return std::nullopt;
  auto before = std::make_unique<Analyzer>(*this);
  before->filters_.resize(place);
  before->names_.resize(place + 1);
  return Untaught{names_[place + 1], filters_[place]->learner(), std::move(before)};
}

void Analyzer::teach(std::unique_ptr<TokenFilter> filter) { filters_.at(first_untaught()) = std::move(filter); }

}  // namespace topicmill
