// A corpus on disk -> a TF-IDF matrix in memory: what `topicmill vectorize` does before it writes anything, timed.
//
//   vectorize_bench PATH FIELD[,FIELD...] [default|sklearn|NGRAMS [THREADS]]
//
// `sklearn`: the settings under which scikit-learn's TfidfVectorizer gives the same matrix; a number: the same with
// n-grams up to it. Prints one JSON object; peak memory is that of the whole process.
#include <fmt/format.h>
#include <sys/resource.h>
#include <tbb/global_control.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <thread>

#include "text/counting/count_corpus.hpp"
#include "text/vectorize/weigher.hpp"

namespace topicmill {
namespace {

struct Settings {
  InputOptions input;
  TextOptions text;
  VectorizeOptions vectorize;
};

std::vector<std::string> split(const std::string& names) {
  std::vector<std::string> parts;
  std::istringstream stream(names);
  for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
  return parts;
}

Settings settings_of(const std::string& path, const std::string& fields, const std::string& name) {
  Settings settings;
  settings.input.path = {path};
  settings.input.text = split(fields);
  settings.text.language = "en";
  if (name == "default") return settings;
  settings.text.char_filters.clear();
  settings.text.tokenizer = {"pattern", Value::quoted_text(R"([\p{L}\p{N}_]{2,})")};
  settings.text.filters = {{"normalize", Value::scalar("lowercase")}};
  settings.vectorize.tf = "raw";
  suit_weights(Value(), settings.vectorize, Registry().add(builtin_term_weights()));
  if (name != "sklearn") {
    settings.text.filters.push_back({"ngrams", Value::list({Value::scalar("1"), Value::scalar(name)})});
  }
  return settings;
}

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::int64_t peak_bytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

std::int64_t bytes_of(const SparseMatrix& matrix) { return matrix.nonzeros() * 8 + (matrix.rows + 1) * 8; }

void measure(const Settings& settings) {
  Registry registry;
  registry.add(builtin_readers()).add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters());
  registry.add(builtin_term_weights());
  const Stopwatch all;
  CorpusReader reader(settings.input, registry);
  CountedCorpus counted = count_corpus(reader, Analyzer(settings.text, registry));
  const double read_seconds = all.seconds();
  PrunedCounts pruned = prune(counted, settings.vectorize);
  const double prune_seconds = all.seconds() - read_seconds;
  const LearnedWeights learned = learn_weights(pruned, settings.vectorize, registry);
  const Weigher weigher(pruned.terms, learned, settings.vectorize, registry);
  const SparseMatrix V = weigher(std::move(pruned.counts));
  fmt::print(
      "{{\"documents\": {}, \"terms\": {}, \"nonzeros\": {}, \"read\": {:.4f}, \"prune\": {:.4f}, \"seconds\": {:.4f}, "
      "\"matrix_bytes\": {}, \"peak_bytes\": {}}}\n",
      V.rows, V.cols, V.nonzeros(), read_seconds, prune_seconds, all.seconds(), bytes_of(V), peak_bytes());
}

}  // namespace
}  // namespace topicmill

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: vectorize_bench PATH FIELD[,FIELD...] [default|sklearn|NGRAMS [THREADS]]\n");
    return 2;
  }
  const auto threads = argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 0;
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                    threads > 0 ? threads : std::thread::hardware_concurrency());
  topicmill::measure(topicmill::settings_of(argv[1], argv[2], argc > 3 ? argv[3] : "default"));
  return 0;
}
