#include "topics/coherence/count_windows.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <limits>
#include <optional>

#include "text/analyzer/numbering_analyzer.hpp"

namespace topicmill {
namespace {

/// Counts what words stand beside. Serves one thread.
class SurroundingsCounter {
 public:
  explicit SurroundingsCounter(const WordPairs& words) : words_(words), contexts_(words.words()) {}

  void add_document(std::span<const std::uint32_t> terms) {
    adjacent_.add_document(terms, words_.other_word());
    contexts_.add_document(terms);
  }

  void operator+=(const SurroundingsCounter& more) {
    adjacent_ += more.adjacent_;
    contexts_ += more.contexts_;
  }

  Surroundings found() const { return {adjacent_.found(words_), contexts_.sameness()}; }

 private:
  const WordPairs& words_;
  AdjacentCounter adjacent_;
  ContextCounter contexts_;
};

/// What one thread needs.
struct Worker {
  Worker(const Analyzer& of, const WordPairs& pairs, std::span<const std::int64_t> widths, WithSurroundings around)
      : analyzer(of), counter(pairs, widths) {
    if (around == WithSurroundings::yes) surroundings.emplace(pairs);
  }

  NumberingAnalyzer analyzer;
  WindowCounter counter;
  std::optional<SurroundingsCounter> surroundings;
};

/// Numbers that tell terms apart: those of the words that are wanted, and hashes of the others.
class TermNumbers {
 public:
  explicit TermNumbers(const WordPairs& words) : words_(words) {}

  std::uint32_t operator()(std::string_view term) const {
    if (const auto word = words_.find(term)) return *word;
    const std::uint64_t others = NumberingAnalyzer::unnumbered - 1 - words_.other_word();
    return words_.other_word() + static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()) % others);
  }

 private:
  const WordPairs& words_;
};

void add_to(std::vector<WindowCounts>& sums, const std::vector<WindowCounts>& more) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
}

/// The words that are wanted, by column of a matrix.
class WordsOfRows {
 public:
  WordsOfRows(const std::vector<Term>& terms, const WordPairs& pairs) : words_(terms.size(), not_wanted) {
    for (std::size_t column = 0; column < terms.size(); ++column) {
      if (const auto word = pairs.find(terms[column].text)) words_[column] = *word;
    }
  }

  void find(const SparseMatrix& matrix, std::int64_t row, std::vector<std::uint32_t>& found) const {
    found.clear();
    const auto columns = matrix.row_columns(row);
    const auto values = matrix.row_values(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::uint32_t word = words_[columns[i]];
      if (word != not_wanted && values[i] > 0) found.push_back(word);
    }
  }

 private:
  static constexpr std::uint32_t not_wanted = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> words_;
};

}  // namespace

struct WindowSink::State {
  State(const Analyzer& from, const WordPairs& of, std::vector<std::int64_t> of_widths, WithSurroundings with)
      : analyzer(from), pairs(of), widths(std::move(of_widths)), around(with), workers([this] {
          return Worker(analyzer, pairs, widths, around);
        }) {}

  const Analyzer& analyzer;
  const WordPairs& pairs;
  std::vector<std::int64_t> widths;
  WithSurroundings around;
  tbb::enumerable_thread_specific<Worker> workers;
};

WindowSink::WindowSink(const Analyzer& analyzer, const WordPairs& pairs, std::vector<std::int64_t> widths,
                       WithSurroundings around)
    : state_(std::make_unique<State>(analyzer, pairs, std::move(widths), around)) {}
WindowSink::~WindowSink() = default;

void WindowSink::take(const Document& document) {
  const TermNumbers number_of(state_->pairs);
  Worker& worker = state_->workers.local();
  worker.analyzer.cut(document.text);
  const auto words = worker.analyzer.number([&](std::span<const Token> terms, std::vector<std::uint32_t>& found) {
    found.clear();
    for (const auto& term : terms) found.push_back(number_of(term.text));
  });
  if (std::ssize(words) < worker.analyzer.analyzer().min_tokens()) return;
  worker.counter.add_document(words);
  if (worker.surroundings) worker.surroundings->add_document(words);
}

std::vector<WindowCounts> WindowSink::counts() const {
  std::vector<WindowCounts> sums = WindowCounter(state_->pairs, state_->widths).counts();
  for (const auto& worker : state_->workers) add_to(sums, worker.counter.counts());
  return sums;
}

Surroundings WindowSink::surroundings() const {
  if (state_->around == WithSurroundings::no) return {};
  SurroundingsCounter sum(state_->pairs);
  for (const auto& worker : state_->workers) sum += *worker.surroundings;
  return sum.found();
}

WindowCounts count_documents(const SparseMatrix& matrix, const std::vector<Term>& terms, const WordPairs& pairs) {
  const WordsOfRows words(terms, pairs);
  const std::vector<std::int64_t> widths{document_width};
  tbb::enumerable_thread_specific<WindowCounter> counters([&] { return WindowCounter(pairs, widths); });
  tbb::parallel_for(tbb::blocked_range<std::int64_t>(0, matrix.rows, 4096), [&](const auto& rows) {
    std::vector<std::uint32_t> found;
    for (std::int64_t row = rows.begin(); row < rows.end(); ++row) {
      words.find(matrix, row, found);
      counters.local().add_document(found);
    }
  });
  std::vector<WindowCounts> sums = WindowCounter(pairs, widths).counts();
  for (const auto& counter : counters) add_to(sums, counter.counts());
  return sums.front();
}

WindowCounts count_documents(const CountedCorpus& corpus, const WordPairs& pairs) {
  const std::vector<std::int64_t> widths{document_width};
  WindowCounter counter(pairs, widths);
  std::vector<std::uint32_t> found;
  for (std::size_t document = 0; document < corpus.documents.size(); ++document) {
    found.clear();
    for (const auto& [term, count] : counts_of(corpus, document)) {
      const auto word = pairs.find(term);
      if (word && count > 0) found.push_back(*word);
    }
    counter.add_document(found);
  }
  return counter.counts().front();
}

}  // namespace topicmill
