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

std::vector<std::vector<InputPath>> Corpus::places(std::size_t places, std::size_t inputs) const {
  const std::size_t all = inputs_.list.size();
  const std::size_t runs = std::min(places, all);
  std::vector<std::vector<InputPath>> found;
  for (std::size_t run = 0; run < runs; ++run) {
    const std::size_t begin = run * all / runs;
    const std::size_t end = std::min((run + 1) * all / runs, begin + inputs / runs);
    found.emplace_back(inputs_.list.begin() + static_cast<std::ptrdiff_t>(begin),
                       inputs_.list.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return found;
}

CorpusReader Corpus::look(const std::vector<InputPath>& inputs) const {
  InputOptions lenient = input_;
  lenient.on_error = OnError::skip;
  return {FoundInputs{inputs, {}}, lenient, *registry_, LackingField::counted};
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
