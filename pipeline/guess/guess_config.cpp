#include "pipeline/guess/guess_config.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "files/database_url.hpp"
#include "files/encoding/ascii.hpp"
#include "pipeline/corpus/ready_matrix.hpp"
#include "pipeline/guess/field_roles.hpp"
#include "pipeline/guess/text_traits.hpp"
#include "text/analyzer/settled_language.hpp"
#include "text/counting/learn.hpp"

namespace topicmill {
namespace {

Value text_list(const std::vector<std::string>& texts) {
  std::vector<Value> items;
  for (const auto& text : texts) items.push_back(Value::quoted_text(text));
  return Value::list(std::move(items));
}

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

/// Whether `changes` set a key of a section.
bool sets_key(const Value& changes, std::string_view section, std::string_view key) {
  const auto* const found = changes.find(section);
  return found && found->find(key);
}

Value input_of(const FieldRoles& roles, const FieldSample& sample) {
  Value input = Value::map({{"text", {}, text_list(roles.text)}});
  if (roles.id) input.entries.push_back({"id", {}, Value::quoted_text(*roles.id)});
  const bool may_have_metadata = sample.has_fields() || !sample.grouping_field().empty();
  if (may_have_metadata) input.entries.push_back({"metadata", {}, text_list(roles.metadata)});
  return input;
}

/// What the `text` section has to say of the texts: stop words and elisions go by the language.
Value text_for(const TextTraits& traits, const Value& changes) {
  Value text = Value::map({});
  if (traits.has_markup) text.entries.push_back({"char_filters", {}, text_list({"html", "normalize"})});
  if (traits.languages.empty() || sets_key(changes, "text", "language")) return text;
  const std::string language = traits.has_several_languages() ? "auto" : traits.languages.front().first;
  text.entries.push_back({"language", {}, Value::quoted_text(language)});
  return text;
}

bool lacks_stopwords(const TextTraits& traits) {
  return traits.languages.empty() ||
         (!traits.has_several_languages() && !has_stopwords(traits.languages.front().first));
}

/// What a run with a config makes of the sampled records.
struct Trial {
  std::vector<std::string> texts;  ///< those that are not blank
  std::size_t failures = 0;
  std::string first_failure;
};

Trial try_input(const FieldSample& sample, InputOptions options, const Registry& registry) {
  options.on_error = OnError::fail;
  const CorpusReader reader(options, registry);
  Trial trial;
  for (const auto& record : sample.records()) {
    try {
      auto batch = reader.parse(RawBatch{0, {record}});
      auto& text = batch.documents.front().text;
      if (!is_blank(text)) trial.texts.push_back(std::move(text));
    } catch (const InputError& error) {
      if (trial.failures++ == 0) trial.first_failure = error.what();
    }
  }
  return trial;
}

/// Whether the analyzer leaves anything of the texts; filters that have to learn first are trusted.
bool leaves_tokens(const std::vector<std::string>& texts, const TextOptions& options, const Registry& registry) {
  Analyzer analyzer(options, registry);
  if (analyzer.next_untaught()) return true;
  Tokens tokens;
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    analyzer.analyze(text, tokens);
    return !tokens.list().empty();
  });
}

[[noreturn]] void refuse(const std::string& path, const FieldSample& sample) {
  const std::string fields = describe_fields(sample);
  throw InputError(
      fmt::format("nothing in '{}' ({}) looks like text{}; name the field in input.text (--set input.text=NAME), or "
                  "give a matrix of numbers to topicmill factorize",
                  path, sample.format(), fields.empty() ? "" : ": " + fields));
}

std::string names_or_none(const std::vector<std::string>& names) {
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, " + "));
}

/// "en", "de 66%, en 34%", "th 12%, bn 12%, others".
std::string describe_languages(const TextTraits& traits) {
  if (traits.languages.empty()) return "unknown";
  if (!traits.has_several_languages()) return traits.languages.front().first;
  std::string out;
  double shares = 0;
  for (const auto& [language, share] : traits.languages) {
    out += fmt::format("{}{} {:.0f}%", out.empty() ? "" : ", ", language, 100 * share);
    shares += share;
  }
  return shares < 0.95 ? out + ", others" : out;
}

std::string describe_paths(const std::vector<std::string>& paths) {
  return paths.size() == 1 ? paths.front() : fmt::format("{} and {} more", paths.front(), paths.size() - 1);
}

std::string describe_format(const FieldSample& sample) {
  return sample.format() + (sample.layout().empty() ? "" : " (" + sample.layout() + ")") +
         (sample.formats() > 1 ? " and others" : "");
}

std::string summary_of(const Config& config, const FieldSample& sample, const TextTraits& traits) {
  const auto& input = config.input;
  return fmt::format("took {} for {}; text: {}; id: {}; metadata: {}; language: {}; html: {}",
                     describe_paths(input.path), describe_format(sample), names_or_none(input.text),
                     input.id.value_or("the place"),
                     input.metadata.empty() ? "none" : fmt::format("{}", fmt::join(input.metadata, ", ")),
                     describe_languages(traits), traits.has_markup ? "yes" : "no");
}

/// What the trial found that a run would stop at.
std::vector<std::string> warnings_of(const Trial& trial, std::size_t records) {
  if (trial.failures == 0) return {};
  return {fmt::format("{} of {} sampled records cannot be read so; the first: {}", trial.failures, records,
                      trial.first_failure)};
}

class Guesser {
 public:
  Guesser(std::span<const std::string> paths, std::span<const std::string> sets, const Registry& registry)
      : registry_(registry), changes_(value_of_sets(sets)) {
    const std::vector<std::string> all(paths.begin(), paths.end());
    const Value directory = Value::quoted_text(run_directory_for(paths.front()));
    value_ = Value::map({{"input", {}, Value::map({{"path", {}, text_list(all)}})},
                         {"output", {}, Value::map({{"directory", {}, directory}})}});
  }

  Guess guess() {
    const Config asked = config();
    if (const auto matrix = find_ready_matrix(asked.input)) {
      return {asked, fmt::format("took {} for a ready matrix ({})", matrix->path, matrix->format.name), {}, false};
    }
    plan_inputs(asked.input);                                            // throws where an input is no text
    if (input_to_read_once(asked.input)) return {asked, "", {}, false};  // a look at it would take it away
    const FieldSample sample(asked.input, registry_);
    if (sample.records().empty()) return {asked, "", {}, false};
    return guess_from(sample, asked);
  }

 private:
  Guess guess_from(const FieldSample& sample, const Config& asked) {
    const bool is_given = sets_key(changes_, "input", "text");
    const auto roles = guess_roles(sample, is_given ? asked.input.text : std::vector<std::string>());
    if (roles.text.empty()) refuse(asked.input.path.front(), sample);
    suggest("input", input_of(roles, sample));
    const Trial trial = try_input(sample, config().input, registry_);
    const TextTraits traits = traits_of(trial.texts);
    suggest("text", text_for(traits, changes_));
    const Config guessed = config();
    const bool is_chosen = !is_given && sample.has_fields();
    if (is_chosen && !leaves_tokens(trial.texts, guessed.text, registry_)) refuse(asked.input.path.front(), sample);
    return {guessed, summary_of(guessed, sample, traits), warnings_of(trial, sample.records().size()),
            lacks_stopwords(traits)};
  }

  void suggest(std::string section, Value value) {
    overlay(value_, Value::map({{std::move(section), {}, std::move(value)}}));
  }

  /// What is guessed so far, with the changes laid over it.
  Config config() const {
    Value value = value_;
    overlay(value, changes_);
    return config_from(value, registry_);
  }

  const Registry& registry_;
  Value changes_;
  Value value_;
};

}  // namespace

Guess guess_config(std::span<const std::string> paths, std::span<const std::string> sets, const Registry& registry) {
  return Guesser(paths, sets, registry).guess();
}

}  // namespace topicmill
