#include "pipeline/guess/text_fields.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "pipeline/guess/field_names.hpp"
#include "text/tokens/language.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::array body_names{"text"sv, "body"sv, "content"sv, "fulltext"sv, "abstract"sv, "description"sv};

constexpr double long_answer = 5;  ///< mean words of a field that tells
constexpr std::size_t compared_records = 100;

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
    return std::tuple(field.words, is_one_of(field.name, body_names), field.lists == 0);
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
    return field.words > 0 && is_beside(field.name, main_.name) &&
           std::all_of(taken_.begin(), taken_.end(), [&](const auto* other) { return are_apart(field, *other); });
  }

  /// Titles are phrases of their own, not labels.
  static bool is_title(const SampledField& field) {
    return ends_as_title(field.name) && 4 * field.sentences >= field.records &&
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

}  // namespace

std::vector<std::string> guess_text(const FieldSample& sample) {
  if (!sample.has_fields()) return {"text"};
  const auto* const main = find_main(sample.fields());
  return main ? TextFields(sample, *main).find() : std::vector<std::string>();
}

}  // namespace topicmill
