#include "text/readers/json/json_fields.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/encoding.hpp"
#include "files/printable_name.hpp"
#include "files/text_stream.hpp"
#include "text/readers/json/json_found_fields.hpp"
#include "text/readers/json/mend_json.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

namespace ondemand = simdjson::ondemand;
using JsonType = ondemand::json_type;

static_assert(record_padding >= simdjson::SIMDJSON_PADDING);

constexpr std::size_t max_depth = 256;

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

/// Walks a whole object, so that every part of it is checked, and collects the wanted fields.
class FieldCollector {
 public:
  explicit FieldCollector(std::span<const std::string> wanted) : wanted_(wanted), found_(wanted) {}

  void walk_object(ondemand::object object, std::size_t depth) {
    check_depth(depth);
    const std::size_t parent = path_.size();
    for (auto field : object) {
      const std::string_view key = field.unescaped_key();
      if (list_ && list_->object_key.empty() && depth == item_depth_) list_->object_key = key;
      if (depth > 0) path_ += '.';
      path_ += key;
      walk_field(field.value(), depth);
      path_.resize(parent);
    }
  }

  std::vector<FieldValue> take_fields() && { return std::move(found_).take(); }

 private:
  /// What a list holds of its own: its texts and numbers, and those that its objects call 'text'.
  struct List {
    std::vector<std::string> values;
    bool has_scalar = false;
    std::string object_key;  ///< the first key of its first object; empty without one
  };

  void walk_field(ondemand::value value, std::size_t depth) {
    const JsonType type = value.type();
    if (type == JsonType::object) {
      if (!wanted_.empty() && found_.is_new(path_, place(depth))) refuse_object();
      return walk_object(value.get_object(), depth + 1);
    }
    if (type == JsonType::array) return walk_list(value.get_array(), depth);
    const std::string_view text = scalar(value, type);
    if (found_.is_new(path_, place(depth))) found_.append(std::string(text), found_.slot(path_, place(depth)));
    if (list_ && depth == item_depth_ && path_.ends_with(".text")) list_->values.emplace_back(text);
  }

  void walk_list(ondemand::array array, std::size_t depth) {
    List list;
    walk_items(array, depth + 1, list);
    if (!found_.is_new(path_, place(depth))) return;
    const bool has_no_value = list.values.empty() || (wanted_.empty() && !list.has_scalar);
    if (has_no_value && !list.object_key.empty()) {
      if (!wanted_.empty()) refuse_list(list.object_key);
      return;
    }
    const std::size_t field = found_.slot(path_, place(depth));
    for (auto& item : list.values) found_.append(std::move(item), field);
  }

  void walk_items(ondemand::array array, std::size_t depth, List& list) {
    check_depth(depth);
    for (ondemand::value item : array) {
      const JsonType type = item.type();
      if (type == JsonType::array) {
        walk_items(item.get_array(), depth + 1, list);
      } else if (type == JsonType::object) {
        walk_item(item.get_object(), depth, list);
      } else {
        list.values.emplace_back(scalar(item, type));
        list.has_scalar = true;
      }
    }
  }

  /// An object in a list: each of its fields is one more value of that path.
  void walk_item(ondemand::object object, std::size_t depth, List& list) {
    List* const outer_list = std::exchange(list_, &list);
    const std::size_t outer_depth = std::exchange(item_depth_, depth);
    const std::int64_t outer_item = std::exchange(item_, ++items_);
    walk_object(object, depth);
    list_ = outer_list;
    item_depth_ = outer_depth;
    item_ = outer_item;
  }

  static std::string_view scalar(ondemand::value value, JsonType type) {
    if (type == JsonType::string) return value.get_string();
    const std::string_view token = trimmed(value.raw_json_token());
    if (type == JsonType::null && token == "null") return {};
    if (type == JsonType::boolean && (token == "true" || token == "false")) return token;
    if (type == JsonType::number && is_number(token)) return token;
    throw InputError(fmt::format("broken JSON: {} is no value", in_quotes(token)));
  }

  JsonPlace place(std::size_t depth) const { return {depth, item_}; }

  static void check_depth(std::size_t depth) {
    if (depth > max_depth) throw InputError(fmt::format("JSON nested deeper than {}", max_depth));
  }

  [[noreturn]] void refuse_object() const {
    throw InputError(fmt::format("field '{0}' holds an object; name a field of it, such as {0}.name", path_));
  }

  [[noreturn]] void refuse_list(const std::string& key) const {
    throw InputError(
        fmt::format("field '{0}' holds a list of objects; name a field of theirs, such as {0}.{1}", path_, key));
  }

  std::span<const std::string> wanted_;
  std::string path_;
  JsonFoundFields found_;
  List* list_ = nullptr;        ///< whose item is being walked
  std::size_t item_depth_ = 0;  ///< of the fields of that item
  std::int64_t item_ = 0;       ///< its number; 0 outside of lists
  std::int64_t items_ = 0;      ///< numbers given so far
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
