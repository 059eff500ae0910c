#include "text/filters/ngrams_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>

#include "text/filters/join_terms.hpp"

namespace topicmill {
namespace {

/// True where the text goes from one term to the next by a space.
bool is_next(const Token& term, const Token& next) {
  const char* const end = term.text.data() + term.text.size();
  return next.text.data() == end + 1 && next.begin == term.end + 1 && *end == ' ';
}

/// The terms of the run, joined by a space. Neighbors in the text are joined as they stand.
std::string_view join(std::span<const Token> run, Tokens& tokens) {
  if (std::adjacent_find(run.begin(), run.end(), std::not_fn(is_next)) == run.end()) {
    return {run.front().text.data(), run.back().text.data() + run.back().text.size()};
  }
  return join_terms(run, " ", tokens);
}

Shape length_shape() {
  Shape shape;
  shape.kind = Shape::Kind::integer;
  shape.low = 1;
  shape.high = static_cast<double>(NgramsOptions::longest);
  return shape;
}

}  // namespace

void OptionType<NgramsOptions>::read(const Value& value, NgramsOptions& option, Reading& reading) {
  constexpr const char* wanted = "the fewest and the most terms, such as [1, 2], or one number";
  if (!value.is_scalar() && !(value.is_list() && value.items.size() == 2)) return fail_type(value, wanted, reading);
  const auto problems_before = reading.problems().size();
  NgramsOptions result;
  read_option(value.is_list() ? value.items[0] : value, result.min, reading);
  result.max = result.min;
  if (value.is_list()) read_option(value.items[1], result.max, reading);
  if (reading.problems().size() != problems_before) return;
  if (result.min < 1 || result.max < result.min || result.max > NgramsOptions::longest) {
    const auto message = fmt::format("'{}' is out of range: [{}, {}]", reading.path(), result.min, result.max);
    return reading.fail(value, message,
                        fmt::format("give two numbers from 1 to {}, the smaller first", NgramsOptions::longest));
  }
  option = result;
}

Value OptionType<NgramsOptions>::write(const NgramsOptions& option) {
  return Value::list({write_option(option.min), write_option(option.max)});
}

Shape OptionType<NgramsOptions>::shape(const Registry&) {
  Shape list;
  list.kind = Shape::Kind::list;
  list.parts = {length_shape()};
  Shape shape;
  shape.kind = Shape::Kind::one_of;
  shape.parts = {list, length_shape()};
  return shape;
}

void NgramsFilter::apply(Tokens& tokens) {
  if (options_.max == 1) return;
  auto& list = tokens.list();
  unigrams_.swap(list);
  list.clear();
  const auto min = static_cast<std::size_t>(options_.min);
  const auto max = static_cast<std::size_t>(options_.max);
  const std::span<const Token> unigrams(unigrams_);
  for (std::size_t i = 0; i < unigrams.size(); ++i) {
    for (std::size_t n = min; n <= std::min(max, unigrams.size() - i); ++n) {
      const auto run = unigrams.subspan(i, n);
      list.push_back({n == 1 ? run[0].text : join(run, tokens), run.front().begin, run.back().end});
    }
  }
}

}  // namespace topicmill
