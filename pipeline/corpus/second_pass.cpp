#include "pipeline/corpus/second_pass.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/error.hpp"
#include "files/kept_stream.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "text/counting/learn.hpp"

namespace topicmill {
namespace {

std::optional<std::string> what_is_lost(const InputOptions& input) {
  const auto path = input_to_read_once(input);
  if (!path) return std::nullopt;
  return fmt::format("{} can be read only once: what the run read from it is not there any more", stream_name(*path));
}

}  // namespace

std::optional<std::string> SecondPass::obstacle() const { return obstacle_to_texts(corpus_); }

void SecondPass::make() {
  const auto sinks = std::exchange(sinks_, {});
  if (sinks.empty()) return;
  CorpusReader reader = corpus_.read();
  const ReadingOrder order = this->order();
  progress_.begin("evaluating", "MB");
  pass_over(
      reader, sinks, [&](const Document& document) { return order.is_left_out(document.number); },
      report_to(progress_));
  progress_.end();
}

ReadingOrder SecondPass::order() const {
  std::vector<std::int64_t> left_out;
  for (const auto& reject : index_.rejects) left_out.push_back(reject.number);
  for (const auto& duplicate : index_.duplicates) left_out.push_back(duplicate.number);
  return ReadingOrder(std::move(left_out));
}

std::optional<std::string> obstacle_to_texts(const Corpus& corpus) {
  if (auto lost = what_is_lost(corpus.input())) return lost;
  if (corpus.matrix()) return "the input of the run is a matrix, which has no texts";
  return std::nullopt;
}

Corpus reopen(const InputOptions& input, const Registry& registry) {
  if (const auto lost = what_is_lost(input)) throw InputError(*lost);
  return {input, registry};
}

}  // namespace topicmill
