#include "pipeline/report/document_json.hpp"

#include <vector>

#include "pipeline/report/base64.hpp"
#include "pipeline/report/document_columns.hpp"
#include "pipeline/report/document_map.hpp"
#include "pipeline/report/map_sample.hpp"

namespace topicmill {
namespace {

/// Of documents on the map: a page of 2 MB more than without, and dots that can still be told apart.
constexpr std::int64_t most_dots = 100'000;

/// A row of theta is a dot.
PageJson about_dots(const Factor& theta, const TopicMap& map) {
  const auto columns = document_columns(theta, place_documents(theta, map.circles));
  PageJson topics = PageJson::array();
  PageJson shares = PageJson::array();
  for (const auto& column : columns.topics) topics.push_back(base64_of(column));
  for (const auto& column : columns.shares) shares.push_back(base64_of(column));
  return {{"count", theta.rows()},
          {"height", rounded(map.height)},
          {"x", base64_of(columns.x)},
          {"y", base64_of(columns.y)},
          {"topics", std::move(topics)},
          {"shares", std::move(shares)},
          {"rows", nullptr}};
}

PageJson about_quoted_topics(const std::vector<QuotedTopic>& topics) {
  PageJson list = PageJson::array();
  for (const auto& [topic, share] : topics) list.push_back(PageJson::array({topic, rounded(share)}));
  return list;
}

PageJson about_quote(const Quote& quote, const ReportSource& source) {
  const DocumentInfo& document = source.documents[quote.row];
  PageJson marks = PageJson::array();
  for (const auto& [begin, end, topic] : quote.quoted.marks) marks.push_back(PageJson::array({begin, end, topic}));
  return {{"row", quote.row},
          {"id", document.id},
          {"metadata", document.metadata},
          {"explained", rounded(static_cast<double>(source.document_topics.explained[quote.row]))},
          {"topics", about_quoted_topics(quote.topics)},
          {"text", quote.quoted.text},
          {"cut", PageJson::array({quote.cut_before, quote.cut_after})},
          {"marks", std::move(marks)}};
}

}  // namespace

PageJson about_documents(const Factor& theta, const TopicMap& map) {
  if (theta.rows() <= most_dots) return about_dots(theta, map);
  const std::vector<std::uint32_t> rows = map_sample(theta, most_dots);
  PageJson json = about_dots(rows_of(theta, rows), map);
  json["rows"] = base64_of(rows);
  return json;
}

PageJson about_quotes(const Quotes& quotes, const ReportSource& source) {
  PageJson list = PageJson::array();
  for (const auto& quote : quotes.list) list.push_back(about_quote(quote, source));
  return list;
}

}  // namespace topicmill
