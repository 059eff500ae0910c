#include "text/counting/learn.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "files/inputs.hpp"
#include "files/kept_stream.hpp"
#include "text/input/corpus_pass.hpp"

namespace topicmill {
namespace {

/// A scratchpad of one thread.
struct Observer {
  explicit Observer(const Analyzer& of) : analyzer(of) {}
  Analyzer analyzer;
  Tokens tokens;
};

std::vector<std::string> streams_of(const InputOptions& input) {
  std::vector<std::string> streams;
  for (auto& file : expand_inputs(input.path)) {
    if (is_stream(file.path)) streams.push_back(std::move(file.path));
  }
  return streams;
}

/// Where a pass that learns has read more of one than is kept, there is no other pass.
void require_kept(const std::vector<std::string>& streams, const std::string& filter) {
  const auto lost = std::find_if(streams.begin(), streams.end(), is_lost);
  if (lost == streams.end()) return;
  throw InputError(fmt::format("the filter {} has to learn from the whole input before terms are counted, and {}",
                               filter, tell_lost(*lost)));
}

Lesson learn_one(Analyzer::Untaught untaught, const InputOptions& input, const Registry& registry,
                 const PassProgress& progress) {
  CorpusReader reader(input, registry);
  const auto streams = streams_of(input);
  tbb::enumerable_thread_specific<Observer> observers([&] { return Observer(*untaught.before); });
  using Part = std::unique_ptr<Learner>;
  const auto observe = [&](Batch&& batch) {
    auto& [analyzer, tokens] = observers.local();
    Part part = untaught.learner->fresh();
    for (const auto& document : batch.documents) {
      analyzer.analyze(document.text, tokens);
      part->observe(tokens);
    }
    return part;
  };
  pass_over<Part>(
      reader, observe,
      [&](Part&& part) {
        require_kept(streams, untaught.name);
        untaught.learner->absorb(*part);
      },
      progress);
  return untaught.learner->finish();
}

void add_table(Table table, std::vector<Table>& tables) {
  const std::string name = table.name;
  const auto is_taken = [&] {
    return std::any_of(tables.begin(), tables.end(), [&](const Table& other) { return other.name == table.name; });
  };
  for (int number = 2; is_taken(); ++number) table.name = fmt::format("{}_{}", name, number);
  tables.push_back(std::move(table));
}

}  // namespace

Learned learn(Analyzer& analyzer, const InputOptions& input, const Registry& registry, const PassProgress& progress) {
  require_readable_twice(analyzer, input);
  Learned learned;
  while (auto untaught = analyzer.next_untaught()) {
    Lesson lesson = learn_one(std::move(*untaught), input, registry, progress);
    analyzer.teach(std::move(lesson.filter));
    if (lesson.table) add_table(std::move(*lesson.table), learned.tables);
    std::move(lesson.warnings.begin(), lesson.warnings.end(), std::back_inserter(learned.warnings));
  }
  return learned;
}

void require_readable_twice(const Analyzer& analyzer, const InputOptions& input) {
  const auto untaught = analyzer.next_untaught();
  if (!untaught) return;
  const auto streams = streams_of(input);
  const auto path = std::find_if_not(streams.begin(), streams.end(), may_look_into);
  if (path == streams.end()) return;
  throw InputError(fmt::format(
      "{} can be read only once, and the filter {} has to learn from the whole input before terms are counted; save "
      "it to a file and name that in input.path, or take {} out of text.filters",
      stream_name(*path), untaught->name, untaught->name));
}

std::optional<std::string> input_to_read_once(const InputOptions& input) {
  const auto lost = std::find_if_not(input.path.begin(), input.path.end(), [](const std::string& path) {
    return can_be_read_again(expand_environment(path));
  });
  return lost == input.path.end() ? std::nullopt : std::optional(*lost);
}

}  // namespace topicmill
