#include "pipeline/corpus/corpus.hpp"

#include <algorithm>
#include <utility>

#include "files/kept_stream.hpp"
#include "text/counting/learn.hpp"

namespace topicmill {

Corpus::Corpus(const InputOptions& input, const Registry& registry)
    : input_(input), registry_(&registry), inputs_(find_inputs(input)), matrix_(find_ready_matrix(input, inputs_)) {}

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
