#include "pipeline/corpus/corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "files/kept_stream.hpp"
#include "text/counting/learn.hpp"
#include "text/passages/passage_cutter.hpp"

namespace topicmill {

Corpus::Corpus(const InputOptions& input, const Registry& registry)
    : input_(input), registry_(&registry), inputs_(find_inputs(input)), matrix_(find_ready_matrix(input, inputs_)) {
  if (!matrix_ || !registry.make(input.passages)) return;
  throw InputError(
      fmt::format("input.passages ({}) cuts the text of documents, and the input is a matrix, which has none; set "
                  "input.passages to none, or give the documents themselves",
                  input.passages.name));
}

CorpusReader Corpus::read(LackingField lacking) { return {take_inputs(), input_, *registry_, lacking}; }

bool Corpus::may_look() const {
  return std::all_of(inputs_.list.begin(), inputs_.list.end(),
                     [](const InputPath& input) { return may_look_into(input.path); });
}

ReadyCorpus Corpus::read_matrix(const Config& config) {
  auto opened = take_inputs().first;
  return read_ready_matrix(*matrix_, config, *registry_, opened ? &*opened : nullptr);
}

std::optional<std::string> Corpus::lost() const { return input_to_read_once(input_); }

FoundInputs Corpus::take_inputs() {
  return {inputs_.list, inputs_.passed_over, std::exchange(inputs_.first, std::nullopt)};
}

}  // namespace topicmill
