#include "pipeline/sweep/sweep_trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <span>

#include "base/version.hpp"
#include "files/hasher.hpp"
#include "nmf/restarts.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "pipeline/model/term_scales.hpp"
#include "pipeline/run/row_weights.hpp"
#include "pipeline/run/stages.hpp"
#include "text/vectorize/document_degree.hpp"
#include "topics/stability.hpp"

namespace topicmill {
namespace {

/// Words of a topic that stability compares and the journal keeps.
constexpr std::int64_t words_a_topic = 10;

std::string hash_of(const WeightedMatrix& V, const std::vector<Term>& terms) {
  Hasher hasher;
  hasher.add(V.values.row_starts);
  hasher.add(V.values.columns);
  hasher.add(V.values.values);
  hasher.add(V.document_scales);
  for (const auto& term : terms) hasher.add(term.text);
  return hasher.hash();
}

std::string text_hash_of(const CorpusIndex& index, const Config& config) {
  Hasher hasher;
  for (const auto& file : index.files) hasher.add(file.hash);
  hasher.add(to_yaml(write_option(config.input)));
  hasher.add(to_yaml(write_option(index.text)));
  return hasher.hash();
}

/// Of the matrix as it is factorized, its rows scaled.
std::vector<HeldOutBlocks> make_blocks(const WeightedMatrix& V, const Config& config, std::int64_t folds) {
  const std::int64_t possible = std::min({folds, V.values.rows, V.values.cols});
  if (possible < 2 || config.nmf.missing != MissingValues::none) return {};
  SparseMatrix scaled = V.values;
  scale_rows(V.document_scales, scaled);
  return hold_out(scaled, possible, static_cast<std::uint64_t>(config.seed));
}

/// Whether every block leaves enough of the matrix for so many topics.
bool blocks_fit(const std::vector<HeldOutBlocks>& blocks, std::int64_t topics) {
  return !blocks.empty() && std::all_of(blocks.begin(), blocks.end(), [&](const HeldOutBlocks& block) {
    return topics <= std::min(block.D.rows, block.D.cols);
  });
}

std::vector<std::vector<std::string>> words_of(const std::vector<RankedTerms>& topics, const std::vector<Term>& terms) {
  std::vector<std::vector<std::string>> words;
  for (const auto& topic : topics) {
    auto& list = words.emplace_back();
    for (const std::int64_t term : topic) list.push_back(terms[static_cast<std::size_t>(term)].text);
  }
  return words;
}

std::vector<Factor> restart_at_random(const WeightedMatrix& V, const Config& config, std::int64_t restarts,
                                      const Registry& registry) {
  return with_problem(V, config.nmf, registry, [&](const auto& problem) {
    return random_restarts(problem, config.nmf, restarts, static_cast<std::uint64_t>(config.seed), registry);
  });
}

/// By the words that a run shows.
std::vector<RankedTerms> ranked(const SweptMatrix& matrix, const Factor& H) {
  return ranked_topics(without_scales(Factor(H), matrix.index.weights.term_scales), words_a_topic);
}

void measure_stability(const SweptMatrix& matrix, const Config& config, std::int64_t restarts,
                       const std::vector<RankedTerms>& topics, const Registry& registry, TrialResult& result) {
  if (restarts == 0) return;
  std::vector<std::vector<RankedTerms>> runs;
  for (const auto& H : restart_at_random(matrix.V, config, restarts, registry)) runs.push_back(ranked(matrix, H));
  Stability found = stability(topics, runs);
  result.stability = found.mean;
  result.topic_stability = std::move(found.topics);
}

std::optional<TopicBalance> balance_of(const SweptMatrix& matrix, const Factorization& whole, const Config& config,
                                       const Registry& registry) {
  return with_problem(matrix.V, config.nmf, registry, [&](const auto& problem) {
    return topic_balance(problem, whole.W, whole.H, config.nmf, static_cast<std::uint64_t>(config.seed), registry);
  });
}

}  // namespace

SweptMatrix make_swept_matrix(const Config& config, const SweepEffort& effort, const Registry& registry,
                              Progress& progress) {
  RunLog log;
  const RunContext context{config, registry, log, progress};
  Corpus corpus(config.input, registry);
  auto [index, counts] = count_terms(corpus, context);
  WeightedMatrix V = weigh(std::move(counts), index, context);
  auto blocks = make_blocks(V, config, effort.folds);
  std::string hash = hash_of(V, index.terms);
  std::string text_hash = text_hash_of(index, config);
  return {std::move(corpus), std::move(index), std::move(V), std::move(blocks), std::move(hash), std::move(text_hash)};
}

TrialResult measure_trial(const SweptMatrix& matrix, const Factorization& whole, const Config& config,
                          const SweepEffort& effort, const Registry& registry) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const auto topics = ranked(matrix, whole.H);
  const Summary& summary = whole.summary;
  TrialResult result{
      summary.relative_error, summary.objective, summary.iterations, summary.converged, {}, {}, {}, {}, {}, 0, {},
      summary.warnings};
  result.top_words = words_of(topics, matrix.index.terms);
  measure_stability(matrix, config, effort.restarts, topics, registry, result);
  if (blocks_fit(matrix.blocks, config.nmf.topics)) {
    result.held_out_error =
        held_out_error(matrix.blocks, config.nmf, static_cast<std::uint64_t>(config.seed), registry);
  }
  result.balance = balance_of(matrix, whole, config, registry);
  result.seconds = summary.seconds + std::chrono::duration<double>(Clock::now() - start).count();
  return result;
}

std::string trial_key(const SweptMatrix& matrix, const Config& config, const std::string& origin,
                      const SweepEffort& effort) {
  Hasher hasher;
  hasher.add(std::string(version));
  hasher.add(matrix.hash);
  hasher.add(to_yaml(write_option(config.nmf)));
  hasher.add(origin);
  hasher.add(fmt::format("{} {} {}", config.seed, effort.restarts, effort.folds));
  return hasher.hash();
}

}  // namespace topicmill
