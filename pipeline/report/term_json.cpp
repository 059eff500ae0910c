#include "pipeline/report/term_json.hpp"

#include <map>

#include "pipeline/corpus/language_report.hpp"
#include "pipeline/report/report_words.hpp"
#include "topics/word_forms.hpp"

namespace topicmill {

namespace {

/// Of each word a number that the forms of one word share; null where they are not folded.
PageJson about_forms(const ReportSource& source, const std::vector<std::int64_t>& ids) {
  if (source.config.topics.fold == FoldedForms::none) return nullptr;
  std::vector<std::string_view> texts;
  for (const std::int64_t id : ids) texts.emplace_back(source.terms[static_cast<std::size_t>(id)].text);
  std::map<std::vector<std::string>, std::size_t> numbers;
  PageJson list = PageJson::array();
  for (const auto& form : forms_of(texts, language_of_words(source.text, std::nullopt))) {
    list.push_back(numbers.emplace(form.stems, numbers.size()).first->second);
  }
  return list;
}

}  // namespace

PageJson about_terms(const ReportSource& source) {
  const WordScorer scorer(source.model);
  const auto ids = report_words(source.model, scorer);
  const auto column = [&](const auto& make) {
    return list_of(std::ssize(ids), [&](std::int64_t i) { return PageJson(make(ids[static_cast<std::size_t>(i)])); });
  };
  const auto term = [&](std::int64_t id) -> const Term& { return source.terms[static_cast<std::size_t>(id)]; };
  const auto in_its_topics = [&](std::int64_t id, const auto& make) {
    PageJson list = PageJson::array();
    for (std::int64_t topic = 0; topic < source.model.k(); ++topic) {
      const double phi = rounded(source.model.probability(id, topic));
      if (phi > 0) list.push_back(make(topic, phi));
    }
    return list;
  };
  const auto topic_of = [](std::int64_t topic, double) { return topic; };
  const auto phi_of = [](std::int64_t, double phi) { return phi; };
  return {{"text", column([&](std::int64_t id) { return term(id).text; })},
          {"documents", column([&](std::int64_t id) { return term(id).document_frequency; })},
          {"count", column([&](std::int64_t id) { return term(id).count; })},
          {"probability", column([&](std::int64_t id) { return rounded(scorer.marginal(id)); })},
          {"topics", column([&](std::int64_t id) { return in_its_topics(id, topic_of); })},
          {"phi", column([&](std::int64_t id) { return in_its_topics(id, phi_of); })},
          {"form", about_forms(source, ids)}};
}

}  // namespace topicmill
