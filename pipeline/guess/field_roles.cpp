#include "pipeline/guess/field_roles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

#include "pipeline/breakdown/dates.hpp"
#include "text/tokens/language.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::array title_names{"title"sv, "headline"sv, "subject"sv, "heading"sv, "question"sv};
constexpr std::array body_names{"text"sv, "body"sv, "content"sv, "fulltext"sv, "abstract"sv, "description"sv};
constexpr std::array id_names{
    "id"sv,         "docid"sv,        "documentid"sv, "key"sv,       "guid"sv,      "uuid"sv,    "doi"sv,
    "pmid"sv,       "pmcid"sv,        "idstr"sv,      "tweetid"sv,   "articleid"sv, "newid"sv,   "newsid"sv,
    "postid"sv,     "reviewid"sv,     "commentid"sv,  "messageid"sv, "storyid"sv,   "paperid"sv, "recordid"sv,
    "responseid"sv, "respondentid"sv, "arxivid"sv,    "index"sv,     "unnamed0"sv,  "qid"sv};
constexpr std::array date_names{"date"sv, "time"sv, "year"sv, "created"sv, "published"sv, "updated"sv, "day"sv};

constexpr double short_value = 40;  ///< mean bytes of a field that labels rather than tells
constexpr double long_answer = 5;   ///< mean words of a field that tells
constexpr std::size_t most_metadata = 6;
constexpr std::size_t compared_records = 100;

/// The last part of the name of a nested field, its letters and digits in lower case: "postid" of "row.@Post-Id".
std::string own_name(std::string_view name) {
  std::string own;
  for (const char c : name.substr(name.find_last_of('.') + 1)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) own += static_cast<char>(std::tolower(c));
  }
  return own;
}

template <class Names>
bool is_one_of(const SampledField& field, const Names& names) {
  return std::find(names.begin(), names.end(), own_name(field.name)) != names.end();
}

/// "job_title" ends with "title".
template <class Names>
bool ends_as_one_of(std::string_view field, const Names& names) {
  const std::string own = own_name(field);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return own.ends_with(name); });
}

/// "revision" of "revision.text"; empty for a field of the record itself.
std::string_view parent_of(std::string_view name) {
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

/// A title may be an object that holds its text: {"title": {"rendered": "..."}} is known by "title".
std::string_view title_of(std::string_view name) {
  const auto parent = parent_of(name);
  return std::find(title_names.begin(), title_names.end(), own_name(parent)) == title_names.end() ? name : parent;
}

bool is_part_of(std::string_view name, std::string_view whole) {
  return name.size() > whole.size() && name.starts_with(whole) && name[whole.size()] == '.';
}

/// Whether the field belongs to an object that `main` is in as well: not to the author or the journal of a text.
bool is_beside(const SampledField& field, const SampledField& main) {
  const auto parent = parent_of(title_of(field.name));
  return parent.empty() || parent == parent_of(main.name) || is_part_of(main.name, parent);
}

/// Neither is a part of the other.
bool are_apart(const SampledField& a, const SampledField& b) {
  return a.name != b.name && !is_part_of(a.name, b.name) && !is_part_of(b.name, a.name);
}

/// Single words that come again and again.
bool holds_labels(const SampledField& field) {
  constexpr std::size_t enough = 20;
  return field.records >= enough && field.sentences == 0 && 4 * field.distinct.size() <= field.records;
}

/// Most words; of as many, the name decides, then being one value.
const SampledField* find_main(const std::vector<SampledField>& fields) {
  const auto rank = [](const SampledField& field) {
    return std::tuple(field.words, is_one_of(field, body_names), field.lists == 0);
  };
  const auto main =
      std::max_element(fields.begin(), fields.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return main == fields.end() || main->words == 0 || holds_labels(*main) ? nullptr : &*main;
}

/// Finds what joins the main field.
class TextFields {
 public:
  TextFields(const FieldSample& sample, const SampledField& main) : sample_(sample), main_(main) { take(main); }

  std::vector<std::string> find() {
    for (const auto& field : sample_.fields()) {
      if (may_join(field) && is_title(field) && !holds_all_text()) take(field);
    }
    for (const auto& field : sample_.fields()) {
      if (may_join(field) && tells_as_much(field) && !repeats(field)) take(field);
    }
    for (const auto& field : sample_.fields()) {
      if (may_join(field) && field.mean_words() >= long_answer && fills_gaps(field)) take(field);
    }
    return in_order();
  }

 private:
  bool may_join(const SampledField& field) const {
    return field.words > 0 && is_beside(field, main_) &&
           std::all_of(taken_.begin(), taken_.end(), [&](const auto* other) { return are_apart(field, *other); });
  }

  /// Titles are phrases of their own, not labels.
  static bool is_title(const SampledField& field) {
    return ends_as_one_of(title_of(field.name), title_names) && 4 * field.sentences >= field.records &&
           2 * field.distinct.size() >= field.records;
  }

  /// A field of all text of the record, where nothing else has any.
  bool holds_all_text() const {
    const auto* const text = sample_.whole_text();
    return text == &main_ && std::all_of(sample_.fields().begin(), sample_.fields().end(), [&](const auto& field) {
             return field.words <= main_.words && (field.name.find('@') != std::string::npos || repeats(field));
           });
  }

  /// Where it is answered at all, in as many words or a good part of them, and in the same language.
  bool tells_as_much(const SampledField& field) const {
    return field.mean_words() >= long_answer && 4 * field.mean_words() >= main_.mean_words() &&
           2 * field.distinct.size() >= field.records && 10 * field.records >= sample_.records().size() &&
           !is_translation(field);
  }

  bool is_translation(const SampledField& field) const {
    const LanguageCode here = language_of(field);
    const LanguageCode there = language_of(main_);
    return here.is_known() && there.is_known() && here != there;
  }

  LanguageCode language_of(const SampledField& field) const {
    std::string text;
    for (const auto& value : sample_.values_of(field.name)) {
      if (text.size() < LanguageDetector::most_bytes) text += value + '\n';
    }
    return LanguageDetector().detect(text);
  }

  /// Nearly all its words are in what was taken before, record by record.
  bool repeats(const SampledField& field) const {
    const auto values = sample_.values_of(field.name);
    std::size_t words = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < std::min(values.size(), compared_records); ++i) {
      const std::set<std::string> others = words_taken(i);
      for (const auto& word : sample_.words_of(values[i])) {
        ++words;
        known += others.contains(word);
      }
    }
    return words > 0 && 10 * known >= 9 * words;
  }

  std::set<std::string> words_taken(std::size_t record) const {
    std::set<std::string> words;
    for (const auto& values : values_) words.merge(std::set<std::string>(words_at(values, record)));
    return words;
  }

  std::set<std::string> words_at(const std::vector<std::string>& values, std::size_t record) const {
    const auto words = sample_.words_of(values[record]);
    return {words.begin(), words.end()};
  }

  /// Some record has words in it and nowhere else.
  bool fills_gaps(const SampledField& field) const {
    const auto values = sample_.values_of(field.name);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool is_empty =
          std::all_of(values_.begin(), values_.end(), [&](const auto& taken) { return taken[i].empty(); });
      if (is_empty && sample_.words_of(values[i]).size() > 1) return true;
    }
    return false;
  }

  void take(const SampledField& field) {
    taken_.push_back(&field);
    values_.push_back(sample_.values_of(field.name));
  }

  std::vector<std::string> in_order() const {
    auto taken = taken_;
    std::sort(taken.begin(), taken.end());  // all point into one vector
    std::vector<std::string> names;
    for (const auto* field : taken) names.push_back(field->name);
    return names;
  }

  const FieldSample& sample_;
  const SampledField& main_;
  std::vector<const SampledField*> taken_;
  std::vector<std::vector<std::string>> values_;  ///< of taken_
};

std::vector<std::string> guess_text(const FieldSample& sample) {
  if (!sample.has_fields()) return {"text"};
  const auto* const main = find_main(sample.fields());
  return main ? TextFields(sample, *main).find() : std::vector<std::string>();
}

std::ptrdiff_t depth_of(const SampledField& field) { return std::count(field.name.begin(), field.name.end(), '.'); }

/// The first column of a table, which has no name of its own and counts the rows.
bool is_row_number(const SampledField& field, const FieldSample& sample) {
  return &field == &sample.fields().front() && field.name == "1" && field.is_unique() && field.numbers == field.records;
}

/// The nearest to the root, beside which the text is; of these the first in the list of names.
const SampledField* guess_id(const FieldSample& sample, const std::vector<std::string>& text) {
  const auto* const main = text.empty() ? nullptr : sample.find(text.back());
  const SampledField* best = nullptr;
  const auto rank = [](const SampledField& field) {
    return std::pair(depth_of(field), std::find(id_names.begin(), id_names.end(), own_name(field.name)));
  };
  for (const auto& field : sample.fields()) {
    const bool may_be = is_one_of(field, id_names) || is_row_number(field, sample);
    if (!may_be || !field.is_unique() || field.records != sample.records().size()) continue;
    if (main && !is_beside(field, *main)) continue;
    if (!best || rank(field) < rank(*best)) best = &field;
  }
  return best;
}

bool holds_dates(const SampledField& field) {
  const auto dates = std::count_if(field.distinct.begin(), field.distinct.end(),
                                   [](const std::string& value) { return read_date(value).has_value(); });
  return 10 * static_cast<std::size_t>(dates) >= 9 * field.distinct.size();
}

bool is_date(const SampledField& field) {
  return (ends_as_one_of(field.name, date_names) || field.numbers == 0) && holds_dates(field);
}

/// Addresses, hashes, counters of rows: they tell records apart, and nothing of them.
bool is_mere_name(const SampledField& field) {
  const std::string& value = *field.distinct.begin();
  const std::string own = own_name(field.name);
  if (value.find("://") != std::string::npos || own.starts_with("unnamed")) return true;
  if (depth_of(field) > 0 && is_one_of(field, id_names)) return true;
  if (10 * field.distinct.size() < 9 * field.records || is_date(field)) return false;
  const bool is_id = own.ends_with("id") || is_one_of(field, id_names);
  return is_id || (field.sentences == 0 && field.numbers == 0);
}

/// What a table of documents is read for first comes first.
enum class Interest { date, category, other };

Interest interest_of(const SampledField& field) {
  if (is_date(field)) return Interest::date;
  return 2 * field.distinct.size() <= field.records ? Interest::category : Interest::other;
}

bool may_be_metadata(const SampledField& field, std::size_t records) {
  if (field.records * 5 < records || field.mean_bytes() > short_value) return false;
  if (field.distinct.size() < 2 && records > 1) return false;
  const bool is_list_of_numbers = field.lists > 0 && field.numbers > 0;
  return !is_list_of_numbers && !is_mere_name(field);
}

std::vector<std::string> guess_metadata(const FieldSample& sample, const FieldRoles& roles) {
  std::vector<const SampledField*> fields;
  for (const auto& field : sample.fields()) {
    const bool taken =
        field.name == roles.id || std::any_of(roles.text.begin(), roles.text.end(), [&](const auto& text) {
          return field.name == text || is_part_of(field.name, text);
        });
    if (!sample.has_fields() && field.name != sample.grouping_field()) continue;
    if (!taken && may_be_metadata(field, sample.records().size())) fields.push_back(&field);
  }
  std::stable_sort(fields.begin(), fields.end(), [](const auto* a, const auto* b) {
    return std::pair(interest_of(*a), depth_of(*a)) < std::pair(interest_of(*b), depth_of(*b));
  });
  if (fields.size() > most_metadata) fields.resize(most_metadata);
  std::sort(fields.begin(), fields.end());
  std::vector<std::string> names;
  for (const auto* field : fields) names.push_back(field->name);
  return names;
}

}  // namespace

FieldRoles guess_roles(const FieldSample& sample, const std::vector<std::string>& given) {
  FieldRoles roles;
  roles.text = given.empty() ? guess_text(sample) : given;
  if (const auto* id = guess_id(sample, roles.text)) roles.id = id->name;
  roles.metadata = guess_metadata(sample, roles);
  return roles;
}

std::string describe_fields(const FieldSample& sample) {
  std::string out;
  for (const auto& field : sample.fields()) {
    const auto* const kind = field.records == 0               ? "empty"
                             : field.numbers == field.records ? "numbers"
                             : holds_dates(field)             ? "dates"
                             : field.words > 0                ? "labels"
                                                              : "no words";
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", field.name, kind);
  }
  return out;
}

}  // namespace topicmill
