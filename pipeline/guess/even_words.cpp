#include "pipeline/guess/even_words.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "text/analyzer/analyzer.hpp"
#include "text/filters/stopwords_filter.hpp"
#include "text/input/corpus_pass.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t most_batches = 16;     ///< of about a megabyte
constexpr std::int64_t least_documents = 50;  ///< below, a word of one document is as even as others
constexpr double least_share = 0.05;
constexpr std::size_t most_words = 60;

auto find_stopwords_filter(TextOptions& text) {
  return std::find_if(text.filters.begin(), text.filters.end(),
                      [](const auto& one) { return one.name == "stopwords"; });
}

/// What is before the filter `stopwords`, in no language.
TextOptions options_before_stopwords(TextOptions text) {
  text.language = "none";
  text.filters.erase(find_stopwords_filter(text), text.filters.end());
  return text;
}

struct Observer {
  explicit Observer(const Analyzer& of) : analyzer(of) {}
  Analyzer analyzer;
  Tokens tokens;
};

}  // namespace

void WordSpread::add(const Tokens& tokens) {
  if (tokens.list().empty()) return;
  ++documents_;
  std::unordered_map<std::string_view, double> counts;
  for (const auto& token : tokens.list()) ++counts[token.text];
  const auto length = static_cast<double>(tokens.list().size());
  for (const auto& [word, count] : counts) {
    const double share = count / length;
    Sums& sums = words_[std::string(word)];
    sums.shares += share;
    sums.shares_logs += share * std::log(share);
  }
}

void WordSpread::add(const WordSpread& other) {
  documents_ += other.documents_;
  for (const auto& [word, more] : other.words_) {
    Sums& sums = words_[word];
    sums.shares += more.shares;
    sums.shares_logs += more.shares_logs;
  }
}

/// H = ln S - (sum p ln p) / S with p the shares of documents and S their sum.
double WordSpread::share(const Sums& sums) const {
  return sums.shares * std::exp(-sums.shares_logs / sums.shares) / static_cast<double>(documents_);
}

double WordSpread::share(std::string_view word) const {
  const auto found = words_.find(std::string(word));
  return found == words_.end() ? 0 : share(found->second);
}

std::vector<std::string> WordSpread::even_words(double least, std::size_t most) const {
  std::vector<std::pair<double, std::string>> found;
  for (const auto& [word, sums] : words_) {
    if (const double even = share(sums); even >= least) found.emplace_back(-even, word);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> words;
  for (auto& [even, word] : found) {
    if (words.size() < most) words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::string> propose_stopwords(const Config& config, const Registry& registry) {
  const Analyzer analyzer(options_before_stopwords(config.text), registry);
  if (analyzer.next_untaught()) return {};
  InputOptions input = config.input;
  input.on_error = OnError::skip;
  CorpusReader reader(input, registry);
  tbb::enumerable_thread_specific<Observer> observers([&] { return Observer(analyzer); });
  const auto observe = [&](Batch&& batch) {
    auto& [its_analyzer, tokens] = observers.local();
    WordSpread spread;
    for (const auto& document : batch.documents) {
      its_analyzer.analyze(document.text, tokens);
      spread.add(tokens);
    }
    return spread;
  };
  WordSpread all;
  pass_over<WordSpread>(
      reader, observe, [&](WordSpread&& spread) { all.add(spread); }, {}, most_batches);
  return all.documents() < least_documents ? std::vector<std::string>() : all.even_words(least_share, most_words);
}

void write_stopwords(std::span<const std::string> words, TextOptions& text) {
  const auto filter = find_stopwords_filter(text);
  if (filter == text.filters.end()) return;
  filter->options = write_option(StopwordsOptions{{}, {words.begin(), words.end()}});
}

}  // namespace topicmill
