#include "pipeline/report/report_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "pipeline/report/base64.hpp"
#include "pipeline/report/document_columns.hpp"
#include "pipeline/report/document_map.hpp"
#include "pipeline/report/report_words.hpp"
#include "pipeline/report/rounded.hpp"
#include "pipeline/report/topic_circles.hpp"
#include "pipeline/topic_color.hpp"
#include "pipeline/version.hpp"
#include "topics/hierarchy.hpp"

namespace topicmill {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t listed_words = 10;

Json rounded_list(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(rounded(value));
  return list;
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

/// A list of what `cell` gives for each number below `count`.
template <class MakeCell>
Json list_of(std::int64_t count, const MakeCell& cell) {
  Json list = Json::array();
  for (std::int64_t i = 0; i < count; ++i) list.push_back(cell(i));
  return list;
}

Json about_corpus(const Funnel& funnel) {
  return {{"documents", funnel.kept}, {"empty", funnel.empty}, {"terms", funnel.kept_terms}};
}

Json first_words(const ReportSource& source, std::int64_t topic) {
  Json words = Json::array();
  for (const std::int64_t term : source.model.top_terms(topic, listed_words)) {
    words.push_back(source.terms[static_cast<std::size_t>(term)].text);
  }
  return words;
}

Json about_topic(const ReportSource& source, std::int64_t number, const Circle& circle) {
  static const TopicEdit nothing_said;
  const Topic& topic = source.model.topics[static_cast<std::size_t>(number)];
  const TopicEdit* said = source.labels.find(number);
  const TopicEdit& edit = said ? *said : nothing_said;
  return {{"label", topic_label(source.model, number, source.terms)},
          {"name", or_null(edit.name)},
          {"notes", or_null(edit.notes)},
          {"drop", edit.drop},
          {"merge", edit.merge},
          {"color", topic_color(number).hex},
          {"share", rounded(topic.share)},
          {"documents", topic.documents},
          {"tokens", rounded(topic.tokens)},
          {"x", rounded(circle.center.x)},
          {"y", rounded(circle.center.y)},
          {"r", rounded(circle.radius)},
          {"words", first_words(source, number)}};
}

/// Of each topic, the places of its best documents in the list of quotes.
Json quotes_of_topic(const std::vector<std::size_t>& best, const std::map<std::size_t, std::size_t>& places) {
  Json list = Json::array();
  for (const std::size_t row : best) {
    if (const auto place = places.find(row); place != places.end()) list.push_back(place->second);
  }
  return list;
}

Json about_topics(const ReportSource& source, const TopicMap& map, const QuoteChoice& choice, const Quotes& quotes) {
  std::map<std::size_t, std::size_t> places;
  for (std::size_t i = 0; i < quotes.list.size(); ++i) places.emplace(quotes.list[i].row, i);
  return list_of(source.model.k(), [&](std::int64_t number) {
    const auto topic = static_cast<std::size_t>(number);
    Json json = about_topic(source, number, map.circles[topic]);
    json["quotes"] = quotes_of_topic(choice.best[topic], places);
    return json;
  });
}

Json about_measures(const Evaluation& evaluation) {
  Json measures = Json::array();
  for (const auto& measure : evaluation.measures) {
    measures.push_back(
        {{"name", measure.name}, {"mean", rounded(measure.mean())}, {"topics", rounded_list(measure.topics)}});
  }
  return measures;
}

Json about_terms(const ReportSource& source) {
  const WordScorer scorer(source.model);
  Json text = Json::array(), documents = Json::array(), count = Json::array(), probability = Json::array();
  Json topics = Json::array(), phi = Json::array();
  for (const std::int64_t id : report_words(source.model, scorer)) {
    const Term& term = source.terms[static_cast<std::size_t>(id)];
    text.push_back(term.text);
    documents.push_back(term.document_frequency);
    count.push_back(term.count);
    probability.push_back(rounded(scorer.marginal(id)));
    Json its_topics = Json::array(), its_phi = Json::array();
    for (std::int64_t topic = 0; topic < source.model.k(); ++topic) {
      const double value = rounded(source.model.probability(id, topic));
      if (!(value > 0)) continue;
      its_topics.push_back(topic);
      its_phi.push_back(value);
    }
    topics.push_back(std::move(its_topics));
    phi.push_back(std::move(its_phi));
  }
  return {{"text", std::move(text)},     {"documents", std::move(documents)},
          {"count", std::move(count)},   {"probability", std::move(probability)},
          {"topics", std::move(topics)}, {"phi", std::move(phi)}};
}

Json about_documents(const Factor& theta, const TopicMap& map) {
  const auto columns = document_columns(theta, place_documents(theta, map.circles));
  Json topics = Json::array();
  Json shares = Json::array();
  for (const auto& column : columns.topics) topics.push_back(base64_of(column));
  for (const auto& column : columns.shares) shares.push_back(base64_of(column));
  return {{"count", theta.rows()},     {"height", rounded(map.height)}, {"x", base64_of(columns.x)},
          {"y", base64_of(columns.y)}, {"topics", std::move(topics)},   {"shares", std::move(shares)}};
}

/// Topics of the document with their shares, the largest first.
Json topics_of_row(std::span<const float> theta) {
  std::vector<std::size_t> topics;
  for (std::size_t topic = 0; topic < theta.size(); ++topic) {
    if (theta[topic] >= least_share) topics.push_back(topic);
  }
  std::stable_sort(topics.begin(), topics.end(), [&](std::size_t a, std::size_t b) { return theta[a] > theta[b]; });
  Json list = Json::array();
  for (const std::size_t topic : topics) {
    list.push_back(Json::array({topic, rounded(static_cast<double>(theta[topic]))}));
  }
  return list;
}

Json about_quote(const Quote& quote, const ReportSource& source) {
  const DocumentInfo& document = source.documents[quote.row];
  Json marks = Json::array();
  for (const auto& [begin, end, topic] : quote.quoted.marks) marks.push_back(Json::array({begin, end, topic}));
  return {{"row", quote.row},
          {"id", document.id},
          {"metadata", document.metadata},
          {"explained", rounded(static_cast<double>(source.model.explained[quote.row]))},
          {"topics", topics_of_row(source.model.theta.row_span(static_cast<std::int64_t>(quote.row)))},
          {"text", quote.quoted.text},
          {"cut", Json::array({quote.cut_before, quote.cut_after})},
          {"marks", std::move(marks)}};
}

Json about_quotes(const Quotes& quotes, const ReportSource& source) {
  Json list = Json::array();
  for (const auto& quote : quotes.list) list.push_back(about_quote(quote, source));
  return list;
}

Json about_similarity(const Distances& distances) {
  const Hierarchy hierarchy = hierarchy_of(distances);
  Json merges = Json::array();
  for (const auto& [left, right, height, size] : hierarchy.joins) {
    merges.push_back(Json::array({left, right, rounded(height), size}));
  }
  const auto row = [&](std::int64_t i) {
    return list_of(distances.count, [&](std::int64_t j) { return rounded(distances(i, j)); });
  };
  return {{"distance", list_of(distances.count, row)}, {"merges", std::move(merges)}, {"order", hierarchy.order}};
}

/// How many documents belong to each group.
std::vector<std::int64_t> sizes_of(const std::vector<Membership>& members, std::size_t groups) {
  std::vector<std::int64_t> sizes(groups, 0);
  for (const auto& member : members) ++sizes[static_cast<std::size_t>(member.group)];
  return sizes;
}

/// topic x group.
Json shares_of(const GroupSums& sums) {
  return list_of(sums.k(), [&](std::int64_t topic) {
    return list_of(sums.groups(), [&](std::int64_t group) { return rounded(sums.share(group, topic)); });
  });
}

Json about_time(const ReportSource& source) {
  if (!source.breakdown.time) return nullptr;
  const auto& [periods, members] = *source.breakdown.time;
  const auto sizes = sizes_of(members, periods.size());
  Json list = Json::array();
  for (std::size_t i = 0; i < periods.size(); ++i) {
    list.push_back({{"name", periods[i].name}, {"documents", sizes[i]}});
  }
  return {{"field", *source.config.breakdown.date},
          {"periods", std::move(list)},
          {"share", shares_of(sum_by_group(source.model.theta, members, std::ssize(periods)))}};
}

/// topic x class: the share in the class over the share in the corpus, null where the corpus has nothing of the topic.
Json lifts_of(const GroupSums& sums, const TopicModel& model) {
  return list_of(sums.k(), [&](std::int64_t topic) {
    const double all = model.topics[static_cast<std::size_t>(topic)].share;
    return list_of(sums.groups(), [&](std::int64_t group) {
      return all > 0 ? Json(rounded(sums.share(group, topic) / all)) : Json();
    });
  });
}

Json about_class_field(const ClassGroups& groups, const TopicModel& model) {
  const auto sizes = sizes_of(groups.members, groups.classes.size());
  const GroupSums sums = sum_by_group(model.theta, groups.members, std::ssize(groups.classes));
  Json list = Json::array();
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    list.push_back({{"name", groups.classes[i]}, {"documents", sizes[i]}});
  }
  return {{"field", groups.field},
          {"classes", std::move(list)},
          {"share", shares_of(sums)},
          {"lift", lifts_of(sums, model)}};
}

Json about_classes(const ReportSource& source) {
  Json fields = Json::array();
  for (const auto& groups : source.breakdown.classes) fields.push_back(about_class_field(groups, source.model));
  return fields;
}

Json about_agreement(const std::optional<LabelAgreement>& found) {
  if (!found) return nullptr;
  return {{"field", found->field},
          {"documents", found->documents},
          {"nmi", rounded(found->values.nmi)},
          {"purity", rounded(found->values.purity)},
          {"ari", rounded(found->values.ari)}};
}

Json about_dropped_terms(const Funnel& funnel) {
  Json rules = Json::array();
  for (const auto& [rule, terms] : funnel.dropped) rules.push_back({{"rule", rule}, {"terms", terms}});
  return rules;
}

Json about_errors(const std::vector<Iteration>& trace) {
  Json errors = Json::array();
  for (const auto& step : trace) errors.push_back(rounded(step.relative_error));
  return errors;
}

Json about_trust(const ReportSource& source, const std::string& missing_quotes) {
  const auto& [read, skipped, duplicates, kept, empty, distinct, dropped, kept_terms] = source.funnel;
  const Summary& summary = source.summary;
  Json warnings = source.warnings;
  if (!missing_quotes.empty()) warnings.push_back("documents are not quoted: " + missing_quotes);
  return {{"documents", {{"read", read}, {"skipped", skipped}, {"duplicates", duplicates}, {"empty", empty}}},
          {"terms", {{"distinct", distinct}, {"dropped", about_dropped_terms(source.funnel)}, {"kept", kept_terms}}},
          {"factorization",
           {{"loss", summary.loss},
            {"solver", summary.solver},
            {"init", summary.init},
            {"converged", summary.converged},
            {"iterations", summary.iterations}}},
          {"relative_error", about_errors(summary.trace)},
          {"weakly_explained", rounded(source.weakly_explained)},
          {"agreement", about_agreement(source.evaluation.agreement)},
          {"warnings", std::move(warnings)}};
}

std::vector<double> shares_of(const TopicModel& model) {
  std::vector<double> shares;
  for (const auto& topic : model.topics) shares.push_back(topic.share);
  return shares;
}

}  // namespace

std::string report_json(const ReportSource& source, const QuoteChoice& choice, const Quotes& quotes) {
  const Distances distances = topic_distances(source.model.weights);
  const TopicMap map = place_circles(classical_scaling(distances), shares_of(source.model));
  Json json;
  json["format"] = 1;
  json["program"] = fmt::format("topicmill {}", version);
  json["title"] = source.title;
  json["corpus"] = about_corpus(source.funnel);
  json["topics"] = about_topics(source, map, choice, quotes);
  json["measures"] = about_measures(source.evaluation);
  json["terms"] = about_terms(source);
  json["documents"] = about_documents(source.model.theta, map);
  json["metadata"] = source.config.input.metadata;
  json["quotes"] = about_quotes(quotes, source);
  json["similarity"] = about_similarity(distances);
  json["time"] = about_time(source);
  json["classes"] = about_classes(source);
  json["trust"] = about_trust(source, quotes.missing);
  return escaped_for_script(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string escaped_for_script(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  for (std::size_t at = 0; at < json.size(); ++at) {
    const auto separator = json.substr(at, 3);
    if (json[at] == '<' || json[at] == '>' || json[at] == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(json[at]));
    } else if (separator == "\u2028" || separator == "\u2029") {
      out += separator == "\u2028" ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += json[at];
    }
  }
  return out;
}

}  // namespace topicmill
