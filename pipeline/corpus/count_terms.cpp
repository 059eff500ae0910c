#include "pipeline/corpus/count_terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/error.hpp"
#include "base/packing.hpp"
#include "base/row_exchange.hpp"
#include "files/printable_name.hpp"
#include "pipeline/corpus/corpus_language.hpp"
#include "pipeline/corpus/describe_input.hpp"
#include "pipeline/corpus/gather_documents.hpp"
#include "text/counting/count_corpus.hpp"
#include "text/counting/learn.hpp"
#include "text/passages/passage_cutter.hpp"
#include "text/vectorize/former_terms.hpp"
#include "text/vectorize/no_term_left.hpp"
#include "text/vectorize/prune_in_order.hpp"

namespace topicmill {
namespace {

/// Lets the filters of the analyzer that have to learn do so.
void teach(Analyzer& analyzer, const RunContext& context, ReadyCorpus& counts) {
  if (!analyzer.next_untaught()) return;
  context.progress.begin("learning", "MB");
  Learned learned = context.log.time(
      "learn", [&] { return learn(analyzer, context.config.input, context.registry, report_to(context.progress)); });
  context.progress.end();
  counts.warnings = std::move(learned.warnings);
  counts.learned = std::move(learned.tables);
}

/// Counts what is left to read with the text options as they are settled.
ReadyCorpus count_text(CorpusReader& reader, const RunContext& context, const SettledText& settled,
                       LanguageWatch* watch) {
  const Config& config = context.config;
  ReadyCorpus counts;
  Analyzer analyzer(settled.text, context.registry);
  teach(analyzer, context, counts);
  const auto duplicates = context.registry.make(config.input.duplicates);
  const auto passages = context.registry.make(config.input.passages);
  CountOptions options{std::nullopt, duplicates.get(), report_to(context.progress), passages.get()};
  if (const auto& memory = config.vectorize.memory_mb) options.memory_bytes = *memory * 1'000'000;
  options.ranks = context.ranks;
  if (watch) options.watch = [watch](const Batch& batch) { watch->see(batch); };
  context.progress.begin("reading", "MB");
  counts.counted = context.log.time("read", [&] { return count_corpus(reader, analyzer, options); });
  context.progress.end();
  counts.files = reader.files();
  const auto of_reader = reader.reads_parts() ? std::vector<std::string>() : reader.warnings();
  counts.warnings.insert(counts.warnings.end(), of_reader.begin(), of_reader.end());
  counts.warnings.insert(counts.warnings.end(), settled.warnings.begin(), settled.warnings.end());
  counts.settled = settled.text;
  counts.text = analyzer.self_contained(settled.text);
  return counts;
}

/// What settles the language otherwise than `settled`: languages that were seen later in the corpus. None where there
/// are none, or too few texts to say so, or each document is asked anyway.
std::optional<SettledText> settled_anew(const LanguageTally& seen, const SettledText& settled, const TextOptions& asked,
                                        const Registry& registry) {
  constexpr std::int64_t enough_texts = 8;
  const auto languages = seen.languages();
  if (seen.texts() < enough_texts || languages.empty()) return std::nullopt;
  if (settled.text.language == language_of_document) return std::nullopt;
  SettledText anew = settle_text(asked, languages, registry);
  return anew.text.language == settled.text.language ? std::nullopt : std::optional(std::move(anew));
}

/// What all ranks have seen.
LanguageTally of_all(LanguageTally seen, Collective& ranks) {
  if (ranks.is_alone()) return seen;
  LanguageTally all;
  for (const Bytes& bytes : gathered(ranks, packed(seen))) all.add(unpacked<LanguageTally>(bytes));
  return all;
}

/// Counts in the language that the beginning of the corpus is in, and once more where the rest shows that it has
/// others.
ReadyCorpus count_in_language_of(Corpus& corpus, CorpusReader& reader, const RunContext& context) {
  const TextOptions& asked = context.config.text;
  LanguageTally sample = context.log.time("look", [&] { return look_at_languages(reader, asked, context.registry); });
  const SettledText settled = settle_text(asked, sample.languages(), context.registry);
  LanguageWatch watch(asked, context.registry);
  ReadyCorpus counts = count_text(reader, context, settled, &watch);
  const LanguageTally seen = of_all(watch.tally(), *context.ranks);
  const auto anew = settled_anew(seen, settled, asked, context.registry);
  if (anew && (reader.reads_parts() || corpus.lost())) {
    counts.warnings.push_back(
        fmt::format("the corpus begins in another language than it goes on, and is not read again: its language was "
                    "taken to be {}; set text.language to auto",
                    settled.text.language));
  } else if (anew) {
    counts = {};  // before others are in memory
    CorpusReader again = corpus.read();
    counts = count_text(again, context, *anew, nullptr);
    sample = seen;
  }
  counts.sample = std::move(sample);
  return counts;
}

ReadyCorpus count_text(Corpus& corpus, CorpusReader& reader, const RunContext& context) {
  const TextOptions& text = context.config.text;
  if (text.language == language_of_corpus) return count_in_language_of(corpus, reader, context);
  return count_text(reader, context, settle_text(text, {}, context.registry), nullptr);
}

/// A corpus comes as text, or as counts.
ReadyCorpus read_corpus(Corpus& corpus, const RunContext& context) {
  if (!corpus.matrix()) {
    CorpusReader reader = corpus.read();
    return count_text(corpus, reader, context);
  }
  ReadyCorpus counts = context.log.time("read", [&] { return corpus.read_matrix(context.config); });
  counts.settled = context.config.text;
  return counts;
}

std::string counted_documents(const CountedCorpus& corpus) {
  const auto read = corpus.documents.size();
  std::string out = read == 1 ? "1 document was read" : fmt::format("{} documents were read", read);
  if (!corpus.duplicates.empty()) out += fmt::format(", {} repeats left out", corpus.duplicates.size());
  if (!corpus.rejects.empty()) out += fmt::format(", {} skipped", corpus.rejects.size());
  return out;
}

/// Where no term is left, the cause is often that the input was taken for something else.
PrunedCounts prune_terms(CountedCorpus& counted, const Corpus& corpus, const RunContext& context, bool in_order) {
  const VectorizeOptions& options = context.config.vectorize;
  try {
    if (context.former_terms) return prune_onto(*context.former_terms, counted, options);
    return in_order ? prune_in_order(counted, options) : prune(counted, options);
  } catch (const NoTermLeft& error) {
    throw InputError(fmt::format("{}\n  {}; {}", error.what(), counted_documents(counted), describe_reading(corpus)));
  }
}

LearnedWeights learn(const PrunedCounts& pruned, const RunContext& context) {
  LearnedWeights learned = learn_weights(pruned, context.config.vectorize, context.registry);
  if (!context.former_terms) return learned;
  return join_weights(*context.former_terms, {pruned.terms, learned, pruned.rare, pruned.counts.rows}, pruned.terms);
}

/// The rows go where their blocks are, and what is known of documents to the first rank.
void place(const RunContext& context, CountedCorpus& counted, PrunedCounts& pruned) {
  const RowExchange exchange(*context.ranks, row_numbers(counted), pruned.counts.row_starts,
                             context.config.nmf.block_entries);
  pruned.counts = exchange(std::move(pruned.counts));
  pruned.known_tokens = exchange(std::move(pruned.known_tokens));
  gather_documents(counted);
}

/// The first id that an earlier document has as well; none where all differ.
const std::string* repeated_id(const std::vector<DocumentInfo>& documents) {
  std::unordered_set<std::string_view> seen;
  const auto repeated = std::find_if(documents.begin(), documents.end(),
                                     [&](const DocumentInfo& document) { return !seen.insert(document.id).second; });
  return repeated == documents.end() ? nullptr : &repeated->id;
}

/// How many documents repeat an original, itself included, and which original has the most.
struct DuplicateGroups {
  std::int64_t groups = 0;
  std::int64_t largest = 0;
  std::int64_t largest_original = 0;
};

DuplicateGroups group(const std::vector<Duplicate>& duplicates) {
  std::map<std::int64_t, std::int64_t> sizes;
  for (const auto& duplicate : duplicates) ++sizes[duplicate.original];
  DuplicateGroups groups;
  groups.groups = static_cast<std::int64_t>(sizes.size());
  for (const auto& [original, repeats] : sizes) {
    if (repeats + 1 <= groups.largest) continue;
    groups.largest = repeats + 1;
    groups.largest_original = original;
  }
  return groups;
}

void warn_of_duplicates(const CorpusIndex& corpus, RunLog& log) {
  if (corpus.duplicates.empty()) return;
  const DuplicateGroups found = group(corpus.duplicates);
  log.warn(
      fmt::format("{} of {} documents repeat an earlier one and were left out: {} group{}, the largest of {}, which "
                  "{} stands for; rejects lists them",
                  corpus.duplicates.size(), corpus.duplicates.size() + corpus.documents.size(), found.groups,
                  found.groups == 1 ? "" : "s", found.largest,
                  in_quotes(corpus.documents[static_cast<std::size_t>(found.largest_original)].id)));
}

CountedMatrix matrix_of(ReadyCorpus ready, const Corpus& corpus, const RunContext& context) {
  auto [counted, files, warnings, learned, text, settled, sample, is_numbered] = std::move(ready);
  for (const auto& warning : warnings) context.log.warn(warning);
  PrunedCounts pruned = context.log.time(
      "prune", [&, &found = counted, in_order = is_numbered] { return prune_terms(found, corpus, context, in_order); });
  place(context, counted, pruned);
  LearnedWeights weights = context.log.time("learn weights", [&] { return learn(pruned, context); });
  CorpusIndex index{std::move(counted.documents),
                    std::move(counted.rejects),
                    std::move(counted.duplicates),
                    std::move(learned),
                    std::move(text),
                    std::move(settled),
                    std::move(sample),
                    std::move(files),
                    pruned.distinct_terms + counted.forgotten.terms,
                    counted.forgotten,
                    std::move(pruned.terms),
                    std::move(pruned.rare),
                    shape_of(pruned.counts).rows + (context.former_terms ? context.former_terms->rows : 0),
                    std::move(weights),
                    handed_to_first(*context.ranks, std::move(pruned.known_tokens)),
                    pruned.dropped,
                    pruned.absent_terms,
                    {},
                    std::move(counted.passages)};
  if (index.passages) index.known_tokens = index.passages->set_known_tokens(index.known_tokens);
  index.languages = report_languages(index.documents, index.settled, context.registry);
  return {std::move(index), std::move(pruned.counts)};
}

}  // namespace

PassProgress report_to(Progress& progress) {
  return [&](std::int64_t bytes, std::int64_t bytes_total, std::int64_t documents) {
    progress.report(static_cast<double>(bytes) / 1e6, static_cast<double>(bytes_total) / 1e6,
                    fmt::format("{} documents", documents));
  };
}

void require_documents(std::int64_t documents, const std::vector<Reject>& rejects) {
  if (documents > 0) return;
  if (rejects.empty()) throw InputError("the input has no documents; check input.path and input.format");
  throw InputError(fmt::format("no document could be read: {} were skipped, the first, {}, because: {}", rejects.size(),
                               rejects.front().origin, rejects.front().reason));
}

void warn_of_documents(const CorpusIndex& corpus, RunLog& log) {
  if (!corpus.rejects.empty()) {
    log.warn(fmt::format("{} documents were skipped; rejects lists them with their reasons", corpus.rejects.size()));
  }
  warn_of_duplicates(corpus, log);
  if (const auto empty = corpus.empty_documents(); empty > 0) {
    log.warn(fmt::format("{} no known term: their topics are all 0, and the table documents flags them",
                         empty == 1 ? "1 document has" : fmt::format("{} documents have", empty)));
  }
  if (corpus.forgotten.terms > 0) {
    log.warn(fmt::format(
        "{} terms of up to {} documents were dropped while counting, to stay within vectorize.memory_mb; the counts of "
        "rare terms may be short by as many documents",
        corpus.forgotten.terms, corpus.forgotten.documents));
  }
  if (corpus.languages) {
    for (auto& warning : language_warnings(*corpus.languages)) log.warn(std::move(warning));
  }
  if (const auto* id = repeated_id(corpus.documents)) {
    log.warn(
        fmt::format("document id {} occurs more than once; set input.id to a field that is unique", in_quotes(*id)));
  }
}

CountedMatrix count_terms(Corpus& corpus, const RunContext& context) {
  ReadyCorpus ready = read_corpus(corpus, context);
  require_documents(sum_over_ranks(*context.ranks, std::ssize(ready.counted.documents)), ready.counted.rejects);
  CountedMatrix made = matrix_of(std::move(ready), corpus, context);
  warn_of_documents(made.index, context.log);
  return made;
}

CountedMatrix count_part(Corpus& corpus, CorpusReader& reader, const RunContext& context) {
  ReadyCorpus ready = count_text(corpus, reader, context);
  if (!ready.counted.documents.empty()) return matrix_of(std::move(ready), corpus, context);
  CountedMatrix none;
  none.index.rejects = std::move(ready.counted.rejects);
  return none;
}

}  // namespace topicmill
