#include "pipeline/config/reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/config/option_list.hpp"

namespace topicmill {
namespace {

constexpr std::string_view introduction =
    "# Options\n\n"
    "Every option of a config, in the order of the data. Generated from the declared options by\n"
    "`topicmill explain --markdown`; do not edit.\n";

using Options = std::vector<ListedOption>;

/// Options right below `key`: its fields, or its members.
Options children(const Options& options, const std::string& key) {
  const std::string prefix = key.empty() ? "" : key + ".";
  Options out;
  for (const auto& option : options) {
    const bool below = option.key.starts_with(prefix) && option.key.size() > prefix.size();
    if (below && option.key.find('.', prefix.size()) == std::string::npos) out.push_back(option);
  }
  return out;
}

std::string last_part(const std::string& key) { return key.substr(key.rfind('.') + 1); }  // npos + 1 is 0

/// A '|' would end the cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string code(const std::string& text) { return text.empty() ? "" : "`" + cell(text) + "`"; }

void append_options_table(const Options& options, std::string& out) {
  out += "\n| key | type | default | description |\n|---|---|---|---|\n";
  for (const auto& option : options) {
    const std::string standard = default_text(option);
    out += fmt::format("| `{}` | {} | {} | {} |\n", last_part(option.key), cell(type_text(option.shape)),
                       standard == "required" ? standard : code(standard), cell(option.doc));
  }
}

void append_members_table(const Options& members, std::string& out) {
  out += "\n| member | options | description |\n|---|---|---|\n";
  for (const auto& member : members) {
    out += fmt::format("| `{}` | {} | {} |\n", last_part(member.key), cell(type_text(member.shape)), cell(member.doc));
  }
}

void append_section(const Options& options, const ListedOption& section, std::string& out);

/// A table of the options, then a section for each that has parts or members of its own.
void append_options(const Options& options, const Options& shown, std::string& out) {
  Options plain;
  const auto has_table_of_its_own = [](const ListedOption& option) { return is_section(option.shape); };
  std::remove_copy_if(shown.begin(), shown.end(), std::back_inserter(plain), has_table_of_its_own);
  if (!plain.empty()) append_options_table(plain, out);
  for (const auto& option : shown) {
    if (is_section(option.shape) || find_choice(option.shape)) append_section(options, option, out);
  }
}

void append_members(const Options& options, const Options& members, std::string& out) {
  append_members_table(members, out);
  for (const auto& member : members) {
    if (!children(options, member.key).empty()) append_section(options, member, out);
  }
}

void append_section(const Options& options, const ListedOption& section, std::string& out) {
  const auto depth = static_cast<std::size_t>(std::count(section.key.begin(), section.key.end(), '.'));
  out += fmt::format("\n{} `{}`\n\n{}\n", std::string(depth + 2, '#'), section.key, section.doc);
  const Options below = children(options, section.key);
  if (find_choice(section.shape)) return append_members(options, below, out);
  append_options(options, below, out);
}

bool ends_in_key(const std::string& dotted, std::string_view key) {
  return dotted == key || dotted.ends_with("." + std::string(key));
}

Options find_options(const Options& options, std::string_view key) {
  Options found;
  for (const auto& option : options) {
    if (option.key == key) return {option};
    if (ends_in_key(option.key, key)) found.push_back(option);
  }
  return found;
}

[[noreturn]] void fail_unknown(const Options& options, std::string_view key) {
  std::vector<std::string> names;
  for (const auto& option : options) names.push_back(option.key);
  for (const auto& option : options) names.push_back(last_part(option.key));
  const auto nearest = nearest_name(key, names);
  throw UsageError(fmt::format(
      "no option is named '{}'; {}", key,
      nearest ? fmt::format("did you mean '{}'?", *nearest) : std::string("'topicmill explain' lists all of them")));
}

/// "KEY  DOC", the docs in one column.
void append_lines(const Options& options, const std::string& indent, bool whole_keys, std::string& out) {
  std::size_t width = 0;
  const auto name = [&](const ListedOption& option) { return whole_keys ? option.key : last_part(option.key); };
  for (const auto& option : options) width = std::max(width, name(option).size());
  for (const auto& option : options) out += fmt::format("{}{:<{}}  {}\n", indent, name(option), width, option.doc);
}

std::string explain_one(const Options& options, const ListedOption& option) {
  std::string out = fmt::format("{}\n  {}\n\n  type: {}\n", option.key, option.doc, type_text(option.shape));
  const std::string standard = default_text(option);
  if (!standard.empty()) out += fmt::format("  default: {}\n", standard);
  const Options below = children(options, option.key);
  if (below.empty()) return out;
  out += find_choice(option.shape) ? "\n  members:\n" : "\n  options:\n";
  append_lines(below, "    ", false, out);
  return out;
}

}  // namespace

std::string reference_markdown(const Registry& registry) {
  const Options options = list_options(registry);
  std::string out(introduction);
  append_options(options, children(options, ""), out);
  return out;
}

std::string explain(const Registry& registry, std::string_view key) {
  const Options options = list_options(registry);
  const Options found = find_options(options, key);
  if (found.empty()) fail_unknown(options, key);
  std::string out;
  for (const auto& option : found) out += (out.empty() ? "" : "\n") + explain_one(options, option);
  return out;
}

std::string explain_all(const Registry& registry) {
  std::string out;
  append_lines(list_options(registry), "", true, out);
  return out;
}

}  // namespace topicmill
