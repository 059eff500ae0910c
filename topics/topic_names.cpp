#include "topics/topic_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "files/encoding/ascii.hpp"
#include "topics/word_forms.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t candidates_of_topic = 20;
constexpr std::size_t words_of_name = 3;
constexpr double taken = 0.4;        ///< what is left of the score of a word that another topic is called by,
constexpr double no_word = 0.25;     ///< of an address,
constexpr double with_digits = 0.5;  ///< of a word with digits,
constexpr double signature = 0.25;   ///< and of a word of copied text in a topic that is a subject

struct Candidate {
  std::int64_t term = 0;
  std::string_view text;
  WordForm form;
  double score = 0;
};

bool is_in_word(char byte) { return is_letter(byte) || static_cast<unsigned char>(byte) >= 0x80U; }

/// Whether it is that of a person, a machine or a page: geb@cs.pitt.edu, www.bbc.co.uk, a/b; u.s and 3.5 are none.
bool is_address(std::string_view word) {
  constexpr int letters_of_a_part = 3;
  if (word.find_first_of("@/") != std::string_view::npos) return true;
  if (word.find('.') == std::string_view::npos) return false;
  int letters = 0;
  for (const char byte : word) {
    letters = is_in_word(byte) ? letters + 1 : 0;
    if (letters == letters_of_a_part) return true;
  }
  return false;
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

/// The share of a topic in what all topics give a term, each as if they were of one size.
double exclusivity(const TopicModel& model, std::int64_t term, std::int64_t topic) {
  const double sum = model.probability_in_all(term);
  return sum > 0 ? model.probability(term, topic) / sum : 0;
}

/// Which words make a phrase: those that stand side by side in a third of all places of the rarer one.
class Phrases {
 public:
  /// Refers to the words.
  explicit Phrases(const std::vector<AdjacentWords>& adjacent) {
    for (const auto& [first, second, count] : adjacent)
      counts_.emplace(std::pair<std::string_view, std::string_view>(first, second), count);
  }

  /// The share of the rarer word's places where the second follows the first; 0 where they make no phrase.
  double strength(std::string_view first, std::string_view second, std::int64_t rarer) const {
    constexpr std::int64_t fewest = 5;
    constexpr double least = 1.0 / 3;
    const auto at = counts_.find(std::pair(first, second));
    if (at == counts_.end() || at->second < fewest) return 0;
    const double share = static_cast<double>(at->second) / static_cast<double>(std::max<std::int64_t>(rarer, 1));
    return share >= least ? share : 0;
  }

 private:
  std::map<std::pair<std::string_view, std::string_view>, std::int64_t> counts_;
};

/// Names topics one after the other, and remembers what it took.
class Namer {
 public:
  Namer(const TopicModel& model, const std::vector<Term>& terms, const NamingEvidence& evidence)
      : model_(model), terms_(terms), evidence_(evidence), phrases_(evidence.adjacent) {}

  std::string name(std::int64_t topic) {
    std::vector<Candidate> left = candidates(topic);
    std::string name;
    std::vector<WordForm> words;
    while (!left.empty() && (words.size() < words_of_name || names_.contains(name))) add_next(left, words, name);
    if (names_.contains(name) && !name.empty()) name += fmt::format(" ({})", topic);
    names_.insert(name);
    for (auto& word : words) taken_.push_back(std::move(word));
    return name;
  }

 private:
  std::vector<Candidate> candidates(std::int64_t topic) const {
    const auto ids = model_.top_terms(topic, candidates_of_topic);
    std::vector<std::string_view> texts;
    for (const std::int64_t id : ids) texts.push_back(terms_[static_cast<std::size_t>(id)].text);
    auto forms = forms_of(texts, evidence_.language);
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const double score = model_.probability(ids[i], topic) * exclusivity(model_, ids[i], topic);
      found.push_back({ids[i], texts[i], std::move(forms[i]), 0});
      found.back().score = score * discount(found.back(), i, topic);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    return found;
  }

  /// `rank`: of the word in the topic.
  double discount(const Candidate& word, std::size_t rank, std::int64_t topic) const {
    const auto is_taken = [&](const WordForm& other) { return share_a_word(other, word.form); };
    double left = 1;
    if (std::any_of(taken_.begin(), taken_.end(), is_taken)) left *= taken;
    if (is_address(word.text)) left *= no_word;
    if (has_digit(word.text)) left *= with_digits;
    if (is_in_signature(rank, topic)) left *= signature;
    return left;
  }

  bool is_in_signature(std::size_t rank, std::int64_t topic) const {
    if (evidence_.welded.empty()) return false;
    const auto& welded = evidence_.welded[static_cast<std::size_t>(topic)];
    return !welded.is_boilerplate() && rank < welded.in_copy.size() && welded.in_copy[rank];
  }

  /// Takes the best word that is left, with its neighbor where both make a phrase; none that the name has in another
  /// form.
  void add_next(std::vector<Candidate>& left, std::vector<WordForm>& words, std::string& name) const {
    Candidate next = std::move(left.front());
    left.erase(left.begin());
    const auto is_said = [&](const Candidate& word) {
      return std::any_of(words.begin(), words.end(),
                         [&](const WordForm& said) { return share_a_word(said, word.form); });
    };
    if (is_said(next)) return;
    words.push_back(next.form);
    std::string text(next.text);
    if (const auto neighbor = neighbor_of(next, left); neighbor && !is_said(left[neighbor->place])) {
      const auto& other = left[neighbor->place];
      text = neighbor->is_behind ? fmt::format("{} {}", next.text, other.text)
                                 : fmt::format("{} {}", other.text, next.text);
      words.push_back(other.form);
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(neighbor->place));
    }
    name += (name.empty() ? "" : " ") + text;
  }

  struct Neighbor {
    std::size_t place = 0;
    bool is_behind = false;
  };

  std::optional<Neighbor> neighbor_of(const Candidate& word, const std::vector<Candidate>& among) const {
    std::optional<Neighbor> best;
    double strongest = 0;
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (is_address(word.text) || is_address(among[i].text)) continue;
      const std::int64_t rarer = std::min(count(word), count(among[i]));
      for (const bool is_behind : {true, false}) {
        const double strength = is_behind ? phrases_.strength(word.text, among[i].text, rarer)
                                          : phrases_.strength(among[i].text, word.text, rarer);
        if (!(strength > strongest)) continue;
        strongest = strength;
        best = Neighbor{i, is_behind};
      }
    }
    return best;
  }

  std::int64_t count(const Candidate& word) const { return terms_[static_cast<std::size_t>(word.term)].count; }

  const TopicModel& model_;
  const std::vector<Term>& terms_;
  const NamingEvidence& evidence_;
  Phrases phrases_;
  std::vector<WordForm> taken_;
  std::set<std::string> names_{""};
};

}  // namespace

std::vector<std::string> name_topics(const TopicModel& model, const std::vector<Term>& terms,
                                     const NamingEvidence& evidence) {
  Namer namer(model, terms, evidence);
  std::vector<std::string> names;
  for (std::int64_t topic = 0; topic < model.k(); ++topic) names.push_back(namer.name(topic));
  return names;
}

}  // namespace topicmill
