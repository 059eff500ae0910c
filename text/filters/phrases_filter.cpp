#include "text/filters/phrases_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "text/filters/phrase_counts.hpp"

namespace topicmill {

/// What the filters of all threads share.
class PhrasesFilter::Knowledge {
 public:
  explicit Knowledge(const PhrasesOptions& options) : options_(options) {
    for (const auto& word : options.connectors) connectors_.intern(word);
    if (!options.known) return;
    for (const auto& phrase : *options.known) phrases_.intern(phrase);
    has_learned_ = true;
  }

  const PhrasesOptions& options() const { return options_; }
  bool has_learned() const { return has_learned_; }
  bool is_connector(const Token& token) const { return connectors_.size() > 0 && connectors_.contains(token.text); }
  bool is_phrase(std::string_view joined) const { return phrases_.contains(joined); }

 private:
  PhrasesOptions options_;
  Vocabulary connectors_;
  Vocabulary phrases_;
  bool has_learned_ = false;
};

namespace {

struct Phrase {
  std::string text;
  std::int64_t count = 0;
  double score = 0;
};

Table phrases_table(std::vector<Phrase> phrases) {
  const auto rows = static_cast<std::int64_t>(phrases.size());
  return {"phrases",
          {"phrase", "count", "score"},
          rows,
          [phrases = std::make_shared<const std::vector<Phrase>>(std::move(phrases))](std::int64_t row,
                                                                                      std::vector<Cell>& cells) {
            const Phrase& phrase = (*phrases)[static_cast<std::size_t>(row)];
            cells = {std::string_view(phrase.text), phrase.count, phrase.score};
          }};
}

class PhrasesLearner : public Learner {
 public:
  explicit PhrasesLearner(std::shared_ptr<const PhrasesFilter::Knowledge> rules) : rules_(std::move(rules)) {}

  std::unique_ptr<Learner> fresh() const override { return std::make_unique<PhrasesLearner>(rules_); }

  void observe(const Tokens& tokens) override {
    const auto is_connector = [&](const Token& token) { return rules_->is_connector(token); };
    counts_.add(tokens.list(), is_connector, rules_->options().delimiter);
  }

  void absorb(Learner& later) override {
    counts_.absorb(dynamic_cast<PhrasesLearner&>(later).counts_);
    forget_the_rarest();
  }

  Lesson finish() override {
    const auto phrases = find_phrases();
    PhrasesOptions options = rules_->options();
    options.known.emplace();
    for (const auto& phrase : phrases) options.known->push_back(phrase.text);
    Lesson lesson;
    lesson.filter = std::make_unique<PhrasesFilter>(options);
    lesson.warnings = warnings(phrases.size());
    lesson.table = phrases_table(phrases);
    return lesson;
  }

 private:
  /// As gensim does, but after each batch of documents instead of each sentence.
  void forget_the_rarest() {
    const auto most = rules_->options().max_vocabulary;
    while (most && static_cast<std::int64_t>(counts_.size()) > *most) counts_.drop_up_to(++forgotten_);
  }

  double score(std::uint32_t id) const {
    const PhrasesOptions& options = rules_->options();
    const auto& entry = counts_.entry(id);
    const std::string_view text = counts_.text(id);
    const std::string_view last = text.substr(text.size() - entry.last_bytes);
    return phrase_score(options.score,
                        {counts_.count_of(text.substr(0, entry.first_bytes)), counts_.count_of(last), entry.count,
                         options.min_count, static_cast<std::int64_t>(counts_.size()), counts_.words()});
  }

  /// By falling score, equal ones by their bytes.
  std::vector<Phrase> find_phrases() const {
    std::vector<Phrase> phrases;
    for (std::uint32_t id = 0; id < counts_.size(); ++id) {
      const auto& entry = counts_.entry(id);
      if (!entry.is_pair() || entry.count < rules_->options().min_count) continue;
      const double value = score(id);
      if (value > rules_->options().resolved_threshold()) {
        phrases.push_back({std::string(counts_.text(id)), entry.count, value});
      }
    }
    std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
      return a.score != b.score ? a.score > b.score : a.text < b.text;
    });
    return phrases;
  }

  std::vector<std::string> warnings(std::size_t phrases) const {
    std::vector<std::string> warnings;
    if (phrases == 0) {
      warnings.push_back(
          fmt::format("the filter phrases found no phrase above its threshold ({}); lower threshold or "
                      "min_count ({}), or take the filter out",
                      rules_->options().resolved_threshold(), rules_->options().min_count));
    }
    if (forgotten_ > 0) {
      warnings.push_back(fmt::format(
          "the filter phrases met more than max_vocabulary ({}) distinct words and pairs and forgot those that had "
          "occurred at most {} times on the way: its counts are too low, its scores not exact; raise max_vocabulary",
          *rules_->options().max_vocabulary, forgotten_));
    }
    return warnings;
  }

  std::shared_ptr<const PhrasesFilter::Knowledge> rules_;
  PhraseCounts counts_;
  std::int64_t forgotten_ = 0;  ///< entries of up to this count were dropped at some time
};

}  // namespace

void PhrasesOptions::check(const Value& value, Reading& reading) const {
  const bool is_npmi = score == PhraseScore::npmi;
  const double limit = resolved_threshold();
  if (is_npmi ? !(limit >= -1 && limit < 1) : !(limit > 0)) {
    reading.fail(value.place_of("threshold"), fmt::format("'{}.threshold' is out of range: {}", reading.path(), limit),
                 is_npmi ? "npmi is between -1 and 1: give a number from -1 to below 1, such as 0.5"
                         : "give a number above 0, such as 10");
  }
  constexpr std::int64_t least = 1000;
  if (max_vocabulary && *max_vocabulary < least) {
    reading.fail(value.place_of("max_vocabulary"),
                 fmt::format("'{}.max_vocabulary' is out of range: {}", reading.path(), *max_vocabulary),
                 fmt::format("give {} or more, or null", least));
  }
}

PhrasesFilter::PhrasesFilter(const PhrasesOptions& options) : knowledge_(std::make_shared<const Knowledge>(options)) {}

std::unique_ptr<Learner> PhrasesFilter::learner() const {
  return knowledge_->has_learned() ? nullptr : std::make_unique<PhrasesLearner>(knowledge_);
}

std::optional<Value> PhrasesFilter::self_contained() const { return write_option(knowledge_->options()); }

void PhrasesFilter::apply(Tokens& tokens) {
  if (!knowledge_->has_learned()) throw std::logic_error("the filter phrases must learn first: call learn()");
  auto& list = tokens.list();
  std::size_t end = 0;  // of what is done, never behind what is read
  std::optional<std::size_t> first;
  const auto keep = [&](std::size_t begin, std::size_t behind) {
    while (begin < behind) list[end++] = list[begin++];
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool is_connector = knowledge_->is_connector(list[i]);
    if (is_connector && first) continue;  // may be inside of a phrase
    if (is_connector) {
      keep(i, i + 1);
    } else if (!first) {
      first = i;
    } else if (const auto joined =
                   join_terms(std::span(list).subspan(*first, i + 1 - *first), knowledge_->options().delimiter, tokens);
               knowledge_->is_phrase(joined)) {
      list[end++] = {joined, list[*first].begin, list[i].end};
      first.reset();
    } else {
      tokens.shrink_last(joined.size());
      keep(*first, i);
      first = i;
    }
  }
  if (first) keep(*first, list.size());
  list.resize(end);
}

}  // namespace topicmill
