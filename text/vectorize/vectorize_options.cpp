#include "text/vectorize/vectorize_options.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "base/parse_number.hpp"
#include "files/encoding/ascii.hpp"
#include "text/vectorize/bm25_weight.hpp"
#include "text/vectorize/fixed_vocabulary.hpp"

namespace topicmill {
namespace {

void fail_range(const Value& value, Reading& reading, const std::string& mend) {
  reading.fail(value, fmt::format("'{}' is out of range: {}", reading.path(), value.text), mend);
}

void fail_ambiguous(const Value& value, Reading& reading) {
  reading.fail(value, fmt::format("'{}' is ambiguous: {}", reading.path(), value.text),
               "write 100% for all documents, or {count: 1}");
}

/// The percentage that reads back as `share`, with as few digits as possible.
std::string percent_text(double share) {
  for (int digits = 6; digits < 17; ++digits) {
    const std::string text = fmt::format("{:.{}g}", share * 100, digits);
    if (*parse_number<double>(text) / 100 == share) return text + "%";
  }
  return fmt::format("{:.17g}%", share * 100);
}

void read_count(const Value& value, Limit& option, Reading& reading) {
  std::int64_t count = 0;
  const auto problems_before = reading.problems().size();
  read_option(value, count, reading);
  if (reading.problems().size() != problems_before) return;
  if (count < 0) return fail_range(value, reading, "give a count of at least 0");
  option = {static_cast<double>(count), false};
}

void read_share(const Value& value, Limit& option, Reading& reading) {
  const auto percent = parse_number<double>(std::string_view(value.text).substr(0, value.text.size() - 1));
  if (!percent) return fail_type(value, "a share such as 0.1%", reading);
  if (!Bounds{0, 100}.contains(*percent)) return fail_range(value, reading, "give a share between 0% and 100%");
  option = {*percent / 100, true};
}

/// 0.1 and its like: a share in another program's language.
void refuse_number(const Value& value, Reading& reading) {
  const auto number = parse_number<double>(value.text);
  if (number && *number == 1) return fail_ambiguous(value, reading);
  if (number && *number > 0 && *number < 1) {
    return reading.fail(value, fmt::format("'{}' cannot be '{}'", reading.path(), value.text),
                        fmt::format("write {}", percent_text(*number)));
  }
  if (number && *number < 0) return fail_range(value, reading, "give a count of at least 0");
  fail_type(value, "a count of documents, or a share such as 0.1%", reading);
}

void read_counted(const Value& value, Limit& option, Reading& reading) {
  const Value* const count = value.find("count");
  if (!count || value.entries.size() != 1) return fail_type(value, "{count: 5}, 5 or 0.1%", reading);
  const Reading::Scope scope(reading, "count");
  read_count(*count, option, reading);
}

void check_vocabulary(const std::string& path, const Value& value, Reading& reading) {
  std::vector<std::string> terms;
  if (auto problem = read_vocabulary(path, terms)) reading.fail(value, problem->message, problem->mend);
}

}  // namespace

double Limit::of(std::int64_t documents) const {
  if (!is_share) return amount;
  const double limit = amount * static_cast<double>(documents);
  const double whole = std::round(limit);
  return std::abs(limit - whole) <= 1e-12 * whole ? whole : limit;
}

std::string Limit::to_text() const { return is_share ? percent_text(amount) : fmt::format("{:.0f}", amount); }

void OptionType<Limit>::read(const Value& value, Limit& option, Reading& reading) {
  if (value.is_map()) return read_counted(value, option, reading);
  if (!value.is_scalar()) return fail_type(value, "a count of documents, or a share such as 0.1%", reading);
  if (is_digits(value.text)) return read_count(value, option, reading);
  if (value.text.ends_with('%')) return read_share(value, option, reading);
  refuse_number(value, reading);
}

Value OptionType<Limit>::write(const Limit& option) {
  const Value text = Value::scalar(option.to_text());
  const bool ambiguous = !option.is_share && option.amount == 1;
  return ambiguous ? Value::map({{"count", {}, text}}) : text;
}

Shape OptionType<Limit>::shape(const Registry&) {
  Shape count;
  count.kind = Shape::Kind::integer;
  count.low = 0;
  Shape share;
  share.kind = Shape::Kind::text;
  share.pattern = "^[0-9]+(\\.[0-9]+)?%$";
  Shape counted;
  counted.kind = Shape::Kind::map;
  counted.fields = {{"count", "A number of documents.", count, Value::scalar("1")}};
  Shape shape;
  shape.kind = Shape::Kind::one_of;
  shape.parts = {count, share, counted};
  return shape;
}

Choice<TermWeight> VectorizeOptions::default_tf() { return Bm25Options{}; }

void VectorizeOptions::take_weights(const VectorizeOptions& from) {
  tf = from.tf;
  idf = from.idf;
  idf_power = from.idf_power;
  neighbors = from.neighbors;
  term_degree = from.term_degree;
  norm = from.norm;
  document_degree = from.document_degree;
}

void VectorizeOptions::check(const Value& value, Reading& reading) const {
  if (max_features && *max_features < 1) {
    const Reading::Scope scope(reading, "max_features");
    fail_bounds(value.place_of("max_features"), at_least(1), reading);
  }
  if (memory_mb && *memory_mb < 1) {
    const Reading::Scope scope(reading, "memory_mb");
    fail_bounds(value.place_of("memory_mb"), at_least(1), reading);
  }
  if (vocabulary) check_vocabulary(*vocabulary, value.place_of("vocabulary"), reading);
  const Value& max_df_written = value.place_of("max_df");
  if (max_df_written.is_scalar() && is_digits(max_df_written.text) && max_df == Limit{1, false}) {
    const Reading::Scope scope(reading, "max_df");
    return fail_ambiguous(max_df_written, reading);
  }
  if (min_df.is_share == max_df.is_share && min_df.amount > max_df.amount) {
    reading.fail(value.place_of("min_df"),
                 fmt::format("'{0}.min_df' ({1}) is above '{0}.max_df' ({2})", reading.path(), min_df.to_text(),
                             max_df.to_text()),
                 "no term would be kept; lower min_df or raise max_df");
  }
}

}  // namespace topicmill
