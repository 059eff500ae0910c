#include "pipeline/inspect/run_texts.hpp"

#include <array>
#include <mutex>

#include "base/error.hpp"
#include "pipeline/corpus/second_pass.hpp"

namespace topicmill {
namespace {

/// Takes the texts of some documents, of each id the first.
class TextSink : public DocumentSink {
 public:
  explicit TextSink(const std::set<std::string>& ids) : ids_(ids) {}

  void take(const Document& document) override {
    if (!ids_.contains(document.id)) return;
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = found_.try_emplace(document.id, Found{document.number, document.text});
    if (!is_new && document.number < found->second.number) found->second = {document.number, document.text};
  }
  bool wants_all() const override { return false; }
  bool is_done() const override { return found_.size() == ids_.size(); }

  std::map<std::string, std::string> texts() && {
    std::map<std::string, std::string> texts;
    for (auto& [id, found] : found_) texts.emplace(id, std::move(found.text));
    return texts;
  }

 private:
  struct Found {
    std::int64_t number = 0;
    std::string text;
  };

  const std::set<std::string>& ids_;
  std::mutex mutex_;  ///< of what follows
  std::map<std::string, Found> found_;
};

}  // namespace

std::map<std::string, std::string> read_texts(Corpus& corpus, const std::set<std::string>& ids) {
  if (const auto obstacle = obstacle_to_texts(corpus)) throw InputError(*obstacle);
  TextSink texts(ids);
  CorpusReader reader = corpus.read();
  const std::array<DocumentSink*, 1> sinks{&texts};
  pass_over(reader, sinks, {}, {});
  return std::move(texts).texts();
}

std::vector<Highlight> carried_by(const Tokens& tokens,
                                  const std::function<CarriedTopic(std::string_view term)>& carried) {
  std::vector<Highlight> highlights;
  for (const auto& token : tokens.list()) {
    const auto [topic, weight] = carried(token.text);
    if (weight > 0) highlights.push_back({token.begin, token.end, topic, weight});
  }
  return highlights;
}

CarryingWords::CarryingWords(const RunTopic& topic) : topic_(topic.id.number()) {
  for (const auto& word : topic.words) weights_.emplace(word.term, word.weight);
}

double CarryingWords::weight(std::string_view term) const {
  const auto found = weights_.find(term);
  return found == weights_.end() ? 0 : found->second;
}

std::vector<Highlight> carried_by(const Tokens& tokens, const std::vector<CarryingWords>& topics,
                                  const std::vector<double>& thetas) {
  return carried_by(tokens, [&](std::string_view term) {
    CarriedTopic best;
    for (std::size_t t = 0; t < topics.size(); ++t) {
      const double weight = thetas[t] * topics[t].weight(term);
      if (weight > best.weight) best = {topics[t].topic(), weight};
    }
    return best;
  });
}

}  // namespace topicmill
