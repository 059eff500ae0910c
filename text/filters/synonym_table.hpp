// Variants and the one term that stands for them, read from files.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokens/tokens.hpp"
#include "text/tokens/word_file.hpp"

namespace topicmill {

/// Filled by add_file() and add_lines() and, last, resolve(); after that any number of threads may look things up.
///
/// A line of a file is `canonical: variant, variant` or `variant<TAB>canonical`. A variant may have several words, as
/// may what stands for it. Blank lines and lines that begin with "# " are left out.
class SynonymTable {
 public:
  /// Adds the lines of a file. The problem, with file:line, where it cannot be read, a line has neither form or could
  /// have either, or a variant stands for two things.
  std::optional<ListProblem> add_file(const std::string& path);

  /// The same for lines that come from no file; messages call it "lines".
  std::optional<ListProblem> add_lines(const std::vector<std::string>& lines);

  /// All of it as lines: variant, tab, what stands for it.
  std::vector<std::string> lines() const;

  /// Follows chains to their end: with a -> b and b -> c, a stands for c. A problem where one leads back to itself.
  std::optional<ListProblem> resolve();

  bool empty() const { return entries_.empty(); }

  /// True where no variant has several words.
  bool has_single_words_only() const;

  /// A variant at the beginning of `tokens`: how many of them it takes (0: there is none), and what stands for it.
  struct Match {
    std::size_t tokens = 0;
    std::string_view canonical;
  };

  /// The longest variant there. `scratch` is the caller's, so that looking up allocates nothing in the long run.
  Match longest_match(std::span<const Token> tokens, std::string& scratch) const;

 private:
  struct Place {
    std::size_t file = 0;
    std::int64_t line = 0;
  };
  enum class State { open, on_path, done };
  struct Entry {
    std::string variant;
    std::string canonical;
    Place place;
    State state = State::open;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class T>
  using ByText = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  std::optional<ListProblem> add_line(const WordLine& line);
  std::optional<ListProblem> add_tabbed(const WordLine& line, std::size_t tab);
  std::optional<ListProblem> add_listed(const WordLine& line, std::size_t colon);
  std::optional<ListProblem> add(std::string variant, const std::string& canonical, std::int64_t line);
  std::optional<ListProblem> resolve_from(std::size_t entry);
  void note_length(const std::string& variant);
  std::string name_of(Place place) const;
  ListProblem malformed(const WordLine& line, std::string_view what) const;

  std::vector<std::string> files_;
  std::vector<Entry> entries_;
  ByText<std::size_t> ids_;      ///< of the entries, by variant
  ByText<std::size_t> longest_;  ///< by the first word of a variant: the most words of one that begins with it
};

}  // namespace topicmill
