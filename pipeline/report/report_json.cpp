#include "pipeline/report/report_json.hpp"

#include <fmt/format.h>

#include <map>

#include "base/version.hpp"
#include "pipeline/drawing/topic_color.hpp"
#include "pipeline/report/breakdown_json.hpp"
#include "pipeline/report/document_json.hpp"
#include "pipeline/report/term_json.hpp"
#include "pipeline/report/topic_circles.hpp"
#include "pipeline/report/trust_json.hpp"
#include "topics/hierarchy.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t listed_words = 10;

PageJson rounded_list(const std::vector<double>& values) {
  PageJson list = PageJson::array();
  for (const double value : values) list.push_back(rounded(value));
  return list;
}

template <class Value>
PageJson or_null(const std::optional<Value>& value) {
  return value ? PageJson(*value) : PageJson();
}

PageJson about_corpus(const Funnel& funnel) {
  return {{"documents", funnel.kept}, {"empty", funnel.empty}, {"terms", funnel.kept_terms}};
}

PageJson first_words(const ReportSource& source, std::int64_t topic) {
  PageJson words = PageJson::array();
  for (const std::int64_t term : source.model.top_terms(topic, listed_words)) {
    words.push_back(source.terms[static_cast<std::size_t>(term)].text);
  }
  return words;
}

/// What people say of a topic.
PageJson said_of(const TopicEdit& edit) {
  return {{"name", or_null(edit.name)}, {"notes", or_null(edit.notes)}, {"drop", edit.drop}, {"merge", edit.merge}};
}

PageJson about_former(const TopicEdit& edit) {
  PageJson json = {{"topic", or_null(edit.topic)}};
  json.update(said_of(edit));
  json["words"] = edit.words;
  return json;
}

PageJson about_unplaced(const Labels& labels) {
  PageJson list = PageJson::array();
  for (const auto& edit : labels.unplaced) list.push_back(about_former(edit));
  return list;
}

/// What its words call it; the first of them where a person has named it, as the model of a run that took over names
/// has no other.
std::string label_of(const ReportSource& source, std::int64_t topic) {
  const TopicEdit* said = source.labels.find(topic);
  return said && said->name ? topic_label(source.model, topic, source.terms)
                            : source.names[static_cast<std::size_t>(topic)];
}

PageJson about_topic(const ReportSource& source, std::int64_t number, const Circle& circle) {
  const Topic& topic = source.model.topics[static_cast<std::size_t>(number)];
  const TopicEdit* said = source.labels.find(number);
  PageJson json = {{"label", label_of(source, number)}};
  json.update(said_of(said ? *said : TopicEdit()));
  json.update({{"color", topic_color(number)},
               {"share", rounded(topic.share)},
               {"documents", topic.documents},
               {"tokens", rounded(topic.tokens)},
               {"x", rounded(circle.center.x)},
               {"y", rounded(circle.center.y)},
               {"r", rounded(circle.radius)},
               {"words", first_words(source, number)}});
  return json;
}

/// Of each topic, the places of its best documents in the list of quotes.
PageJson quotes_of_topic(const std::vector<std::size_t>& best, const std::map<std::size_t, std::size_t>& places) {
  PageJson list = PageJson::array();
  for (const std::size_t row : best) {
    if (const auto place = places.find(row); place != places.end()) list.push_back(place->second);
  }
  return list;
}

PageJson about_measures(const Evaluation& evaluation) {
  PageJson measures = PageJson::array();
  for (const auto& measure : evaluation.measures) {
    measures.push_back(
        {{"name", measure.name}, {"mean", rounded(measure.mean())}, {"topics", rounded_list(measure.topics)}});
  }
  return measures;
}

PageJson about_similarity(const Distances& distances) {
  const Hierarchy hierarchy = hierarchy_of(distances);
  PageJson merges = PageJson::array();
  for (const auto& [left, right, height, size] : hierarchy.joins) {
    merges.push_back(PageJson::array({left, right, rounded(height), size}));
  }
  const auto row = [&](std::int64_t i) {
    return list_of(distances.count, [&](std::int64_t j) { return rounded(distances(i, j)); });
  };
  return {{"distance", list_of(distances.count, row)}, {"merges", std::move(merges)}, {"order", hierarchy.order}};
}

PageJson about_changes(const std::vector<TopicChange>& changes) {
  PageJson list = PageJson::array();
  for (const auto& change : changes) {
    list.push_back({{"documents", change.documents},
                    {"share", rounded(change.share)},
                    {"former_share", change.former_share ? PageJson(rounded(*change.former_share)) : PageJson()},
                    {"likeness", change.likeness ? PageJson(rounded(*change.likeness)) : PageJson()},
                    {"gained", change.gained},
                    {"lost", change.lost}});
  }
  return list;
}

std::vector<double> shares_of(const TopicModel& model) {
  std::vector<double> shares;
  for (const auto& topic : model.topics) shares.push_back(topic.share);
  return shares;
}

}  // namespace

PageJson about_run(const ReportSource& source) {
  const TopicModel& model = source.model;
  const Distances distances = topic_distances(model.weights);
  const TopicMap map = place_circles(classical_scaling(distances), shares_of(model));
  PageJson json;
  json["format"] = 1;
  json["program"] = fmt::format("topicmill {}", version);
  json["title"] = source.title;
  json["corpus"] = about_corpus(source.funnel);
  json["topics"] = list_of(
      model.k(), [&](std::int64_t t) { return about_topic(source, t, map.circles[static_cast<std::size_t>(t)]); });
  json["unplaced"] = about_unplaced(source.labels);
  json["measures"] = about_measures(source.evaluation);
  json["terms"] = about_terms(source);
  json["documents"] = about_documents(source.document_topics.theta, map);
  json["metadata"] = source.config.input.metadata;
  json["quotes"] = PageJson::array();
  json["similarity"] = about_similarity(distances);
  json["time"] = about_time(source);
  json["classes"] = about_classes(source);
  json["changes"] = about_changes(source.changes);
  json["trust"] = about_trust(source);
  return json;
}

void add_quotes(const QuoteChoice& choice, const Quotes& quotes, const ReportSource& source, PageJson& json) {
  json["quotes"] = about_quotes(quotes, source);
  std::map<std::size_t, std::size_t> places;
  for (std::size_t i = 0; i < quotes.list.size(); ++i) places.emplace(quotes.list[i].row, i);
  for (std::size_t topic = 0; topic < choice.best.size(); ++topic) {
    json["topics"][topic]["quotes"] = quotes_of_topic(choice.best[topic], places);
  }
  if (!quotes.missing.empty()) {
    json["trust"]["warnings"].push_back("Not all documents are quoted: " + quotes.missing);
  }
}

}  // namespace topicmill
