#include "text/readers/json_fields.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/error.hpp"
#include "text/encoding.hpp"
#include "text/printable_name.hpp"
#include "text/readers/mend_json.hpp"
#include "text/readers/wanted.hpp"
#include "text/text_stream.hpp"

namespace topicmill {
namespace {

namespace ondemand = simdjson::ondemand;
using JsonType = ondemand::json_type;

static_assert(record_padding >= simdjson::SIMDJSON_PADDING);

constexpr std::size_t max_depth = 256;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// Takes the digits that `rest` begins with; false where there are none.
bool take_digits(std::string_view& rest) {
  const std::size_t before = rest.size();
  while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
  return rest.size() < before;
}

bool take_one_of(std::string_view characters, std::string_view& rest) {
  if (rest.empty() || characters.find(rest.front()) == std::string_view::npos) return false;
  rest.remove_prefix(1);
  return true;
}

/// The grammar of a JSON number. simdjson would turn it into a double, and refuse one of too many digits.
bool is_number(std::string_view token) {
  take_one_of("-", token);
  if (!take_one_of("0", token) && !take_digits(token)) return false;
  if (take_one_of(".", token) && !take_digits(token)) return false;
  if (take_one_of("eE", token)) {
    take_one_of("+-", token);
    if (!take_digits(token)) return false;
  }
  return token.empty();
}

std::string_view without_blanks(std::string_view token) {
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

/// Walks a whole object, so that every part of it is checked, and collects the wanted fields.
class FieldCollector {
 public:
  explicit FieldCollector(std::span<const std::string> wanted) : wanted_(wanted) {
    fields_.reserve(wanted.size());
    depths_.reserve(wanted.size());
  }

  void walk_object(ondemand::object object, std::size_t depth) {
    if (depth > max_depth) throw InputError(fmt::format("JSON nested deeper than {}", max_depth));
    const std::size_t parent = path_.size();
    for (auto field : object) {
      if (depth > 0) path_ += '.';
      path_ += std::string_view(field.unescaped_key());
      walk_field(field.value(), depth);
      path_.resize(parent);
    }
  }

  std::vector<FieldValue> take_fields() && { return std::move(fields_); }

 private:
  struct Found {
    std::string path;
    std::size_t depth;
  };

  void walk_field(ondemand::value value, std::size_t depth) {
    const JsonType type = value.type();
    if (type == JsonType::object) {
      if (!wanted_.empty() && is_new(depth)) refuse_object();
      return walk_object(value.get_object(), depth + 1);
    }
    const bool keep = is_new(depth);
    if (type != JsonType::array) {
      const std::string_view text = scalar(value, type);
      if (keep) slot(depth).value = text;
      return;
    }
    std::vector<std::string> values;
    walk_array(value.get_array(), depth + 1, keep ? &values : nullptr);
    if (keep) keep_list(std::move(values), slot(depth));
  }

  /// Collects the scalars of a list where `values` is given, else only checks it.
  void walk_array(ondemand::array array, std::size_t depth, std::vector<std::string>* values) {
    if (depth > max_depth) throw InputError(fmt::format("JSON nested deeper than {}", max_depth));
    for (ondemand::value item : array) {
      const JsonType type = item.type();
      const bool nested = type == JsonType::array || type == JsonType::object;
      if (nested && values && !wanted_.empty()) {
        throw InputError(fmt::format("the list in field '{}' holds more than texts and numbers", path_));
      }
      if (type == JsonType::array) {
        walk_array(item.get_array(), depth + 1, nullptr);
      } else if (type == JsonType::object) {
        FieldCollector(no_fields).walk_object(item.get_object(), depth + 1);
      } else {
        const std::string_view text = scalar(item, type);
        if (values) values->emplace_back(text);
      }
    }
  }

  static std::string_view scalar(ondemand::value value, JsonType type) {
    if (type == JsonType::string) return value.get_string();
    const std::string_view token = without_blanks(value.raw_json_token());
    if (type == JsonType::null && token == "null") return {};
    if (type == JsonType::boolean && (token == "true" || token == "false")) return token;
    if (type == JsonType::number && is_number(token)) return token;
    throw InputError(fmt::format("broken JSON: {} is no value", in_quotes(token)));
  }

  /// True where the field at the current path is wanted, and no field nearer to the root has the same path.
  bool is_new(std::size_t depth) const {
    if (!is_wanted(path_, wanted_)) return false;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (fields_[i].name == path_) return depth < depths_[i];
    }
    return true;
  }

  FieldValue& slot(std::size_t depth) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (fields_[i].name != path_) continue;
      depths_[i] = depth;
      return fields_[i] = {path_, {}, {}};
    }
    depths_.push_back(depth);
    return fields_.emplace_back(FieldValue{path_, {}, {}});
  }

  static void keep_list(std::vector<std::string> values, FieldValue& field) {
    if (values.empty()) return;
    field.value = std::move(values.front());
    field.more.assign(std::make_move_iterator(values.begin() + 1), std::make_move_iterator(values.end()));
  }

  [[noreturn]] void refuse_object() const {
    throw InputError(fmt::format("field '{0}' holds an object; name a field of it, such as {0}.name", path_));
  }

  /// Wanted of a part that is only checked: no field has this name.
  static inline const std::vector<std::string> no_fields{std::string(1, '\0')};

  std::span<const std::string> wanted_;
  std::string path_;
  std::vector<FieldValue> fields_;
  std::vector<std::size_t> depths_;  ///< of fields_
};

[[noreturn]] void refuse_value(std::string_view record, JsonType type) {
  const auto holds = type == JsonType::array    ? "a list, not an object"
                     : type == JsonType::string ? "a text, not an object"
                     : type == JsonType::number ? "a number, not an object"
                                                : "no JSON object";
  throw InputError(fmt::format("the {} holds {}", record, holds));
}

/// The bytes with the spare capacity that simdjson needs: where they are if they have it, else copied.
class Padded {
 public:
  explicit Padded(const std::string& bytes)
      : bytes_(bytes), copy_(has_room(bytes) ? simdjson::padded_string() : simdjson::padded_string(bytes)) {}

  simdjson::padded_string_view view() const {
    if (!has_room(bytes_)) return copy_;
    return simdjson::padded_string_view(bytes_.data(), bytes_.size(), bytes_.capacity());
  }

 private:
  static bool has_room(const std::string& bytes) {
    return bytes.capacity() - bytes.size() >= simdjson::SIMDJSON_PADDING;
  }

  const std::string& bytes_;
  simdjson::padded_string copy_;
};

std::vector<FieldValue> fields_of(ondemand::document& document, std::span<const std::string> wanted) {
  FieldCollector collector(wanted);
  collector.walk_object(document.get_object(), 0);
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
    throw InputError("broken JSON: text behind the object");
  return std::move(collector).take_fields();
}

/// A bare text is a record of one field.
std::vector<FieldValue> text_field(ondemand::document& document, std::span<const std::string> wanted) {
  const std::string_view text = document.get_string();
  if (!is_wanted("text", wanted)) return {};
  return {{"text", std::string(text), {}}};
}

constexpr Leniency no_numbers{"NaN or Infinity in JSON was read as an absent value",
                              "values of NaN or Infinity in JSON were read as absent"};
constexpr Leniency lone_surrogates{"half of a surrogate pair in JSON became U+FFFD",
                                   "halves of surrogate pairs in JSON became U+FFFD"};

}  // namespace

std::vector<FieldValue> parse_json(const std::string& bytes, std::span<const std::string> wanted, JsonRecord record) {
  thread_local ondemand::parser parser;
  const Padded padded(bytes);
  try {
    ondemand::document document = parser.iterate(padded.view());
    const JsonType type = document.type();
    if (type == JsonType::string && record.may_be_text) return text_field(document, wanted);
    if (type != JsonType::object) refuse_value(record.name, type);
    return fields_of(document, wanted);
  } catch (const simdjson::simdjson_error& error) {
    throw InputError(fmt::format("broken JSON: {}", error.what()));
  }
}

std::vector<FieldValue> parse_json(const Record& record, std::span<const std::string> wanted, JsonRecord shape,
                                   LeniencyTally& leniencies) {
  require_valid(record.bytes, record.file->encoding);
  try {
    return parse_json(record.bytes, wanted, shape);
  } catch (const InputError&) {
    const auto mended = mend_json(record.bytes);
    if (!mended) throw;
    auto fields = parse_json(mended->text, wanted, shape);
    leniencies.add(no_numbers, record, mended->numbers);
    leniencies.add(lone_surrogates, record, mended->surrogates);
    return fields;
  }
}

}  // namespace topicmill
