#include "pipeline/guess_config.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/error.hpp"
#include "text/ascii_case.hpp"
#include "text/corpus_reader.hpp"
#include "text/database_url.hpp"

namespace topicmill {
namespace {

constexpr std::array<std::string_view, 4> title_names{"title", "headline", "subject", "heading"};
constexpr std::array<std::string_view, 12> body_names{"text",        "body",    "content", "abstract",
                                                      "description", "article", "review",  "message",
                                                      "comment",     "summary", "post",    "document"};
constexpr std::array<std::string_view, 4> id_names{"id", "doc_id", "docid", "key"};
constexpr std::size_t sampled_records = 200;
constexpr double short_value = 40;  ///< mean bytes of a field that labels rather than tells
constexpr std::size_t most_metadata = 6;

/// A field of the data and what its first values look like.
struct SampledField {
  std::string name;
  std::size_t bytes = 0;
  std::size_t values = 0;
  std::set<std::string> distinct;

  double mean_bytes() const { return values == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(values); }
};

/// The last part of the name of a nested field: "text" of "revision.text", "id" of "@id".
std::string own_name(const SampledField& field) {
  const std::size_t begin = field.name.find_last_of(".@");
  return to_lower(begin == std::string::npos ? field.name : field.name.substr(begin + 1));
}

template <class Names>
bool is_one_of(const SampledField& field, const Names& names) {
  return std::find(names.begin(), names.end(), own_name(field)) != names.end();
}

void add_values(const std::vector<FieldValue>& values, std::vector<SampledField>& fields) {
  for (const auto& sampled : values) {
    const auto& name = sampled.name;
    const auto& value = sampled.value;
    auto at = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    if (at == fields.end()) at = fields.insert(fields.end(), SampledField{name, 0, 0, {}});
    at->bytes += value.size();
    ++at->values;
    at->distinct.insert(value);
  }
}

/// The first records that can be read (a run reports the others), and the fields that they have.
class Sample {
 public:
  Sample(const InputOptions& options, const Registry& registry) : corpus_(without_fields(options), registry) {
    auto batch = corpus_.next();
    for (std::size_t i = 0; batch && i < std::min(batch->records.size(), sampled_records); ++i) {
      add(std::move(batch->records[i]));
    }
  }

  /// In the order in which they come.
  const std::vector<SampledField>& fields() const { return fields_; }

  /// A run fails at a record that lacks a text field. An element of XML may be there without being a field of its own.
  bool all_have(const std::string& name) const {
    return std::all_of(records_.begin(), records_.end(), [&](const Record& record) { return has(record, name); });
  }

 private:
  static InputOptions without_fields(InputOptions options) {
    options.text.clear();
    options.id.reset();
    options.metadata.clear();
    return options;
  }

  void add(Record record) {
    if (!record.problem.empty()) return;
    try {
      add_values(record.file->parser->parse(record, {}), fields_);
      records_.push_back(std::move(record));
    } catch (const InputError&) {
      return;
    }
  }

  static bool has(const Record& record, const std::string& name) {
    const std::vector<std::string> wanted{name};
    try {
      return !record.file->parser->parse(record, wanted).empty();
    } catch (const InputError&) {
      return false;
    }
  }

  CorpusReader corpus_;  ///< owns the parsers of the records
  std::vector<Record> records_;
  std::vector<SampledField> fields_;
};

/// The fields named as titles are, and those of the first name for bodies that any field has.
std::vector<std::string> fields_named_as_text(const std::vector<SampledField>& fields) {
  std::vector<std::string> text;
  for (const auto& field : fields) {
    if (is_one_of(field, title_names)) text.push_back(field.name);
  }
  const auto body = std::find_if(body_names.begin(), body_names.end(), [&](std::string_view name) {
    return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return own_name(field) == name; });
  });
  for (const auto& field : fields) {
    if (body != body_names.end() && own_name(field) == *body) text.push_back(field.name);
  }
  return text;
}

std::vector<std::string> guess_text(const Sample& sample) {
  auto text = fields_named_as_text(sample.fields());
  std::erase_if(text, [&](const std::string& name) { return !sample.all_have(name); });
  if (!text.empty() || sample.fields().empty()) return text;
  const auto weight = [&](const SampledField& field) { return sample.all_have(field.name) ? field.mean_bytes() : -1; };
  const auto longest = std::max_element(sample.fields().begin(), sample.fields().end(),
                                        [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
  return {longest->name};
}

const SampledField* guess_id(const std::vector<SampledField>& fields) {
  const auto id = std::find_if(fields.begin(), fields.end(), [](const auto& field) {
    return is_one_of(field, id_names) && field.distinct.size() == field.values;
  });
  return id == fields.end() ? nullptr : &*id;
}

std::vector<std::string> guess_metadata(const std::vector<SampledField>& fields, const std::vector<std::string>& text,
                                        const SampledField* id) {
  std::vector<std::string> metadata;
  for (const auto& field : fields) {
    const bool taken = &field == id || std::any_of(text.begin(), text.end(), [&](const std::string& name) {
      return field.name == name || field.name.starts_with(name + ".");  // a part of the text
    });
    if (!taken && field.mean_bytes() <= short_value && metadata.size() < most_metadata) metadata.push_back(field.name);
  }
  return metadata;
}

Value text_list(const std::vector<std::string>& texts) {
  std::vector<Value> items;
  for (const auto& text : texts) items.push_back(Value::quoted_text(text));
  return Value::list(std::move(items));
}

/// Other formats than these have fields of the data's own making.
bool has_fields(const std::string& format) { return format != "files" && format != "lines" && !format.empty(); }

/// "corpora/news.jsonl.zst" -> "runs/news", and "docword.nips.txt" -> "runs/nips".
std::string run_directory_for(std::string path) {
  if (is_database_url(path)) path = parse_database_url(path).path;
  std::string name = std::filesystem::path(path).filename().string();
  if (name.empty()) name = std::filesystem::path(path).parent_path().filename().string();
  constexpr std::string_view docword = "docword.";
  if (name.starts_with(docword)) name.erase(0, docword.size());
  name = name.substr(0, name.find('.'));
  return "runs/" + (name.empty() || name == "-" ? "topics" : name);
}

}  // namespace

Value guess_input(const InputOptions& options, const Registry& registry) {
  Value input = Value::map({{"path", {}, text_list(options.path)}});
  const auto plans = plan_inputs(options);
  if (plans.empty() || !has_fields(plans.front().format)) return input;
  const Sample sample(options, registry);
  const auto text = guess_text(sample);
  const auto* id = guess_id(sample.fields());
  if (!text.empty()) input.entries.push_back({"text", {}, text_list(text)});
  if (id) input.entries.push_back({"id", {}, Value::quoted_text(id->name)});
  input.entries.push_back({"metadata", {}, text_list(guess_metadata(sample.fields(), text, id))});
  return input;
}

Config guess_config(std::span<const std::string> paths, std::span<const std::string> sets, const Registry& registry) {
  const Value changes = value_of_sets(sets);
  Value asked = Value::map({{"input", {}, Value::map({{"path", {}, text_list({paths.begin(), paths.end()})}})}});
  overlay(asked, changes);
  const Value input = guess_input(config_from(asked, registry).input, registry);
  const Value directory = Value::quoted_text(run_directory_for(paths.front()));
  Value value = Value::map({{"input", {}, input}, {"output", {}, Value::map({{"directory", {}, directory}})}});
  overlay(value, changes);
  return config_from(value, registry);
}

}  // namespace topicmill
