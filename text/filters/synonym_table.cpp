#include "text/filters/synonym_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace topicmill {
namespace {

/// The words of `text` with one space between them.
std::string single_spaced(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  std::string words;
  while (true) {
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(blank)));
    if (text.empty()) return words;
    const std::string_view word = text.substr(0, text.find_first_of(blank));
    text.remove_prefix(word.size());
    if (!words.empty()) words += ' ';
    words += word;
  }
}

std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace

std::optional<ListProblem> SynonymTable::add_file(const std::string& path) {
  std::string text;
  if (auto problem = read_word_file(path, text)) return problem;
  files_.push_back(path);
  for (const auto& line : word_lines(text)) {
    if (auto problem = add_line(line)) return problem;
  }
  return std::nullopt;
}

std::optional<ListProblem> SynonymTable::add_lines(const std::vector<std::string>& lines) {
  files_.emplace_back("lines");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (auto problem = add_line({lines[i], static_cast<std::int64_t>(i) + 1})) return problem;
  }
  return std::nullopt;
}

std::vector<std::string> SynonymTable::lines() const {
  std::vector<std::string> lines;
  for (const auto& entry : entries_) lines.push_back(entry.variant + '\t' + entry.canonical);
  return lines;
}

std::optional<ListProblem> SynonymTable::add_line(const WordLine& line) {
  if (const auto tab = line.text.find('\t'); tab != std::string_view::npos) return add_tabbed(line, tab);
  if (const auto colon = line.text.find(':'); colon != std::string_view::npos) return add_listed(line, colon);
  return malformed(line, "has neither a tab nor a colon");
}

std::optional<ListProblem> SynonymTable::add_tabbed(const WordLine& line, std::size_t tab) {
  const std::string canonical = single_spaced(line.text.substr(tab + 1));
  if (line.text.find('\t', tab + 1) != std::string_view::npos) return malformed(line, "has more than one tab");
  return add(single_spaced(line.text.substr(0, tab)), canonical, line.number);
}

std::optional<ListProblem> SynonymTable::add_listed(const WordLine& line, std::size_t colon) {
  if (line.text.find(':', colon + 1) != std::string_view::npos) return malformed(line, "has more than one colon");
  const std::string canonical = single_spaced(line.text.substr(0, colon));
  if (canonical.empty()) return malformed(line, "has nothing before its colon");
  std::string_view rest = line.text.substr(colon + 1);
  for (bool more = true; more;) {
    const auto comma = rest.find(',');
    more = comma != std::string_view::npos;
    std::string variant = single_spaced(rest.substr(0, comma));
    if (variant.empty()) return malformed(line, "has an empty variant");
    if (auto problem = add(std::move(variant), canonical, line.number)) return problem;
    if (more) rest.remove_prefix(comma + 1);
  }
  return std::nullopt;
}

std::optional<ListProblem> SynonymTable::add(std::string variant, const std::string& canonical, std::int64_t line) {
  if (variant == canonical) return std::nullopt;
  const Place place{files_.size() - 1, line};
  const auto [known, is_new] = ids_.try_emplace(variant, entries_.size());
  if (is_new) {
    note_length(variant);
    entries_.push_back({std::move(variant), canonical, place});
    return std::nullopt;
  }
  const Entry& former = entries_[known->second];
  if (former.canonical == canonical) return std::nullopt;
  return ListProblem{fmt::format("{}: '{}' stands for '{}' here, and for '{}' at {}", name_of(place), variant,
                                 canonical, former.canonical, name_of(former.place)),
                     "keep one of the two"};
}

/// A variant counts under its first word and, since a filter before may have made one term of it, as a whole.
void SynonymTable::note_length(const std::string& variant) {
  const auto note = [this](std::string_view first, std::size_t words) {
    auto& longest = longest_[std::string(first)];
    longest = std::max(longest, words);
  };
  note(variant, 1);
  note(std::string_view(variant).substr(0, variant.find(' ')), word_count(variant));
}

std::optional<ListProblem> SynonymTable::resolve() {
  for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
    if (auto problem = resolve_from(entry)) return problem;
  }
  return std::nullopt;
}

std::optional<ListProblem> SynonymTable::resolve_from(std::size_t entry) {
  std::vector<std::size_t> path;
  while (true) {
    Entry& at = entries_[entry];
    if (at.state == State::on_path) {
      return ListProblem{
          fmt::format("{}: '{}' leads back to itself by way of '{}'", name_of(at.place), at.variant, at.canonical),
          "break the circle: one term must stand for the others"};
    }
    path.push_back(entry);
    if (at.state == State::done) break;
    at.state = State::on_path;
    const auto next = ids_.find(at.canonical);
    if (next == ids_.end()) break;
    entry = next->second;
  }
  const std::string last = entries_[path.back()].canonical;
  for (const std::size_t passed : path) {
    entries_[passed].canonical = last;
    entries_[passed].state = State::done;
  }
  return std::nullopt;
}

bool SynonymTable::has_single_words_only() const {
  return std::all_of(longest_.begin(), longest_.end(), [](const auto& entry) { return entry.second == 1; });
}

SynonymTable::Match SynonymTable::longest_match(std::span<const Token> tokens, std::string& scratch) const {
  const auto first = longest_.find(tokens.front().text);
  if (first == longest_.end()) return {};
  const std::size_t most = std::min(first->second, tokens.size());
  scratch.clear();
  for (std::size_t i = 0; i < most; ++i) {
    if (i > 0) scratch += ' ';
    scratch += tokens[i].text;
  }
  std::string_view words = scratch;
  for (std::size_t count = most; count > 0; --count) {
    if (const auto found = ids_.find(words); found != ids_.end()) return {count, entries_[found->second].canonical};
    words.remove_suffix(tokens[count - 1].text.size());
    if (count > 1) words.remove_suffix(1);
  }
  return {};
}

std::string SynonymTable::name_of(Place place) const { return fmt::format("{}:{}", files_[place.file], place.line); }

ListProblem SynonymTable::malformed(const WordLine& line, std::string_view what) const {
  return {fmt::format("{}: this line {}", name_of({files_.size() - 1, line.number}), what),
          "write 'term: variant, variant', or variant, tab, term"};
}

}  // namespace topicmill
