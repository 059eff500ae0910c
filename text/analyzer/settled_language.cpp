#include "text/analyzer/settled_language.hpp"

#include <algorithm>

#include "text/filters/stopword_lists.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {
namespace {

bool is_auto(const Value& value) { return value.is_scalar() && value.text == language_of_document; }

void write_code(const std::string& code, Value& options) {
  if (is_auto(options)) options = Value::scalar(code);
  for (auto& item : options.items) write_code(code, item);
  for (auto& entry : options.entries) write_code(code, entry.value);
}

/// Takes auto out of lists; false where nothing is left, or auto is not in a list.
bool take_auto_out(Value& options) {
  if (options.is_scalar()) return !is_auto(options);
  const auto is_scalar_auto = [](const Entry& entry) { return is_auto(entry.value); };
  if (std::any_of(options.entries.begin(), options.entries.end(), is_scalar_auto)) return false;
  options.items.erase(std::remove_if(options.items.begin(), options.items.end(), is_auto), options.items.end());
  bool is_left = !options.items.empty();
  for (auto& entry : options.entries) is_left |= take_auto_out(entry.value);
  return is_left;
}

bool says_auto(const TextOptions& options, const Registry& registry) {
  return std::any_of(options.filters.begin(), options.filters.end(),
                     [&](const auto& filter) { return resource_by_language(filter, registry) != nullptr; });
}

}  // namespace

std::vector<std::string> settle_language(TextOptions& options, std::span<const std::string> languages,
                                         const Registry& registry) {
  if (languages.size() > 1) {
    options.language = says_auto(options, registry) ? std::string(language_of_document) : "none";
    return {};
  }
  options.language = languages.empty() ? "none" : languages.front();
  std::vector<std::string> lacks;
  std::vector<Choice<TokenFilter>> kept;
  for (auto& filter : options.filters) {
    const auto* const resource = resource_by_language(filter, registry);
    const bool has = resource && !languages.empty() && resource->has(options.language);
    if (has) write_code(options.language, filter.options);
    if (resource && !has) lacks.emplace_back(resource->title);
    if (!resource || has || take_auto_out(filter.options)) kept.push_back(std::move(filter));
  }
  options.filters = std::move(kept);
  return lacks;
}

std::vector<std::string> settle_given_language(TextOptions& options, const Registry& registry) {
  if (options.language == language_of_document || options.language == language_of_corpus) return {};
  const std::string given = options.language;
  if (given != "none") return settle_language(options, std::span(&given, 1), registry);
  settle_language(options, {}, registry);
  return {};
}

bool has_stopwords(const std::string& language) { return find_stopwords(language) != nullptr; }

}  // namespace topicmill
