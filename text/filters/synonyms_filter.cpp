#include "text/filters/synonyms_filter.hpp"

#include "base/error.hpp"

namespace topicmill {

void SynonymsOptions::check(const Value& value, Reading& reading) const {
  SynonymTable table;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (auto problem = table.add_file(files[i])) {
      return reading.fail(item_value(value, "files", i), problem->message, problem->mend);
    }
  }
  if (auto problem = table.add_lines(lines)) return reading.fail(value, problem->message, problem->mend);
  if (auto problem = table.resolve()) reading.fail(value, problem->message, problem->mend);
}

SynonymsFilter::SynonymsFilter(const SynonymsOptions& options) {
  const auto table = std::make_shared<SynonymTable>();
  const auto require = [](const std::optional<ListProblem>& problem) {
    if (problem) throw InputError(problem->message + "; " + problem->mend);
  };
  for (const auto& file : options.files) require(table->add_file(file));
  require(table->add_lines(options.lines));
  require(table->resolve());
  table_ = table;
}

std::optional<Value> SynonymsFilter::self_contained() const {
  return write_option(SynonymsOptions{{}, table_->lines()});
}

void SynonymsFilter::apply(Tokens& tokens) {
  if (table_->empty()) return;
  auto& list = tokens.list();
  std::size_t kept = 0;
  for (std::size_t at = 0; at < list.size(); ++kept) {
    const auto match = table_->longest_match(std::span<const Token>(list).subspan(at), scratch_);
    if (match.tokens == 0) {
      list[kept] = list[at++];
    } else {
      const std::size_t end = at + match.tokens;
      list[kept] = {tokens.store(match.canonical), list[at].begin, list[end - 1].end};
      at = end;
    }
  }
  list.resize(kept);
}

}  // namespace topicmill
