#include "pipeline/corpus/corpus_language.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>

#include "files/encoding/code_points.hpp"
#include "text/analyzer/char_filter_chain.hpp"
#include "text/analyzer/settled_language.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_documents = 24;  ///< of a batch that is looked at
constexpr std::size_t piece_bytes = 256;    ///< of a document

/// What is said in the middle of a text is less often the same in all: greetings, headers, notices of copyright.
std::string_view middle_of(std::string_view text) {
  if (text.size() <= piece_bytes) return text;
  std::size_t begin = (text.size() - piece_bytes) / 2;
  while (!begins_code_point(text[begin])) ++begin;
  std::size_t end = begin + piece_bytes;
  while (end < text.size() && end > begin && !begins_code_point(text[end])) --end;
  return text.substr(begin, end - begin);
}

/// Adds languages of texts, as the char filters leave them, to a tally. Serves one thread.
class Sampler {
 public:
  Sampler(const TextOptions& text, const Registry& registry) {
    for (const auto& filter : text.char_filters) filters_.add(filter.name, registry.make(filter));
  }

  /// Returns the piece of the text that was looked at; valid until the next.
  std::string_view see(std::string_view text) {
    const std::string_view piece = middle_of(filters_.apply(text));
    tally_.add(detector_.detect(piece), std::ssize(piece));
    return piece;
  }

  const LanguageTally& tally() const { return tally_; }

 private:
  CharFilterChain filters_;
  LanguageDetector detector_;
  LanguageTally tally_;
};

}  // namespace

LanguageTally look_at_languages(CorpusReader& reader, const TextOptions& text, const Registry& registry) {
  const Batch* const first = reader.look();
  if (!first) return {};
  const Batch& batch = *first;
  Sampler sampler(text, registry);
  std::string all;
  const std::size_t documents = batch.documents.size();
  const std::size_t looks = std::min(most_documents, documents);
  for (std::size_t i = 0; i < looks; ++i) (all += sampler.see(batch.documents[i * documents / looks].text)) += '\n';
  return of_short_texts(sampler.tally(), all);
}

class LanguageWatch::State {
 public:
  State(const TextOptions& text, const Registry& registry)
      : samplers_([&text, &registry] { return Sampler(text, registry); }) {}

  tbb::enumerable_thread_specific<Sampler> samplers_;
};

LanguageWatch::LanguageWatch(const TextOptions& text, const Registry& registry)
    : state_(std::make_unique<State>(text, registry)) {}

LanguageWatch::~LanguageWatch() = default;

void LanguageWatch::see(const Batch& batch) {
  if (!batch.documents.empty()) state_->samplers_.local().see(batch.documents[batch.documents.size() / 2].text);
}

LanguageTally LanguageWatch::tally() const {
  LanguageTally all;
  for (const auto& sampler : state_->samplers_) all.add(sampler.tally());
  return all;
}

SettledText settle_text(TextOptions text, const std::vector<std::string>& languages, const Registry& registry) {
  const bool is_found = text.language == language_of_corpus;
  const auto lacks = is_found ? settle_language(text, languages, registry) : settle_given_language(text, registry);
  SettledText settled{std::move(text), {}};
  for (const auto& title : lacks) {
    settled.warnings.push_back(
        settled.text.language == "none"
            ? fmt::format("the language of the corpus could not be told, so that no {} was used; name it in "
                          "text.language, or let topicmill init propose words that say nothing",
                          title)
            : fmt::format("there is no {} for '{}', the language of the corpus, so that none was used; topicmill init "
                          "proposes words that say nothing",
                          title, settled.text.language));
  }
  return settled;
}

TextOptions settled_text(Corpus& corpus, TextOptions text, const Registry& registry) {
  if (corpus.matrix()) return text;
  if (text.language != language_of_corpus) return settle_text(std::move(text), {}, registry).text;
  if (!corpus.may_look()) {
    text.language = language_of_document;
    return text;
  }
  CorpusReader reader = corpus.read();
  const auto languages = look_at_languages(reader, text, registry).languages();
  return settle_text(std::move(text), languages, registry).text;
}

}  // namespace topicmill
