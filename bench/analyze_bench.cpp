// How fast text becomes counts: each tokenizer alone, the default filters one after another, and counting.
// Measures one thread on one text, given by TOPICMILL_BENCH_TEXT (a file, one document a line), else on made-up
// English.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <utility>

#include "tests/text/english.hpp"
#include "text/counting/document_counter.hpp"
#include "text/tokenizers/icu_words.hpp"

namespace topicmill {
namespace {

/// Words of English lengths in lines of a thousand bytes; a tenth begins with a capital.
std::vector<std::string> made_up_lines() {
  std::mt19937 random(42);
  std::vector<std::string> lines(2'000);
  for (auto& line : lines) {
    while (line.size() < 1'000) {
      const auto rank = random() % 20'000 * (random() % 20'000) / 20'000;
      std::mt19937 letters(static_cast<std::uint32_t>(rank));
      for (auto n = 2 + letters() % 9; n > 0; --n) line += static_cast<char>('a' + letters() % 26);
      if (random() % 10 == 0) line[line.find_last_of(' ') + 1] = 'T';
      line += random() % 8 == 0 ? ", " : " ";
    }
  }
  return lines;
}

std::vector<std::string> read_lines(const char* path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

const std::vector<std::string>& documents() {
  const char* const path = std::getenv("TOPICMILL_BENCH_TEXT");
  static const std::vector<std::string> lines = path ? read_lines(path) : made_up_lines();
  return lines;
}

/// Runs `visit(document)` over all documents per iteration; reports bytes and documents per second.
template <class Visit>
void over_documents(benchmark::State& state, Visit&& visit) {
  std::int64_t bytes = 0;
  for (const auto& document : documents()) bytes += static_cast<std::int64_t>(document.size());
  for (auto _ : state) {
    for (const auto& document : documents()) visit(document);
  }
  state.SetBytesProcessed(state.iterations() * bytes);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(documents().size()));
}

Registry registry() { return Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters()); }

void icu_alone(benchmark::State& state) {
  IcuWords icu;
  Tokens tokens;
  over_documents(state, [&](const std::string& document) {
    tokens.clear();
    icu.append(document, 0, document.size(), tokens);
    benchmark::DoNotOptimize(tokens.list().data());
  });
}

void tokenizer(benchmark::State& state, const char* name) {
  const auto made = registry().make(Choice<Tokenizer>{name, {}});
  Tokens tokens;
  over_documents(state, [&](const std::string& document) {
    tokens.clear();
    made->tokenize(document, tokens);
    benchmark::DoNotOptimize(tokens.list().data());
  });
}

/// The word tokenizer and the first of the default filters, as many as the argument says.
void default_filters(benchmark::State& state) {
  TextOptions options = english_text();
  options.filters.resize(static_cast<std::size_t>(state.range(0)));
  Analyzer analyzer(options, registry());
  Tokens tokens;
  over_documents(state, [&](const std::string& document) {
    analyzer.analyze(document, tokens);
    benchmark::DoNotOptimize(tokens.list().data());
  });
}

/// Everything, in batches as large as the reader's, against a vocabulary that is complete after the first iteration.
void analyze_and_count(benchmark::State& state) {
  constexpr std::size_t batch_bytes = 1 << 20;
  DocumentCounter counter(Analyzer(english_text(), registry()));
  Batch batch;
  std::size_t bytes = 0;
  over_documents(state, [&](const std::string& document) {
    batch.documents.push_back({"", "", document, {}});
    bytes += document.size();
    if (bytes < batch_bytes) return;
    benchmark::DoNotOptimize(counter.count(std::exchange(batch, {})));
    bytes = 0;
  });
}

BENCHMARK(icu_alone);
BENCHMARK_CAPTURE(tokenizer, word, "word");
BENCHMARK_CAPTURE(tokenizer, pattern, "pattern");
BENCHMARK_CAPTURE(tokenizer, whitespace, "whitespace");
BENCHMARK(default_filters)->DenseRange(1, 4);
BENCHMARK(analyze_and_count);

}  // namespace
}  // namespace topicmill
