#include "pipeline/report/term_json.hpp"

#include "pipeline/report/report_words.hpp"

namespace topicmill {

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
          {"phi", column([&](std::int64_t id) { return in_its_topics(id, phi_of); })}};
}

}  // namespace topicmill
