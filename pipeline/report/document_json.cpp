#include "pipeline/report/document_json.hpp"

#include <algorithm>

#include "pipeline/report/base64.hpp"
#include "pipeline/report/document_columns.hpp"
#include "pipeline/report/document_map.hpp"

namespace topicmill {
namespace {

/// Topics of the document with their shares, the largest first.
PageJson topics_of_row(std::span<const float> theta) {
  std::vector<std::size_t> topics;
  for (std::size_t topic = 0; topic < theta.size(); ++topic) {
    if (theta[topic] >= least_share) topics.push_back(topic);
  }
  std::stable_sort(topics.begin(), topics.end(), [&](std::size_t a, std::size_t b) { return theta[a] > theta[b]; });
  PageJson list = PageJson::array();
  for (const std::size_t topic : topics) {
    list.push_back(PageJson::array({topic, rounded(static_cast<double>(theta[topic]))}));
  }
  return list;
}

PageJson about_quote(const Quote& quote, const ReportSource& source) {
  const DocumentInfo& document = source.documents[quote.row];
  PageJson marks = PageJson::array();
  for (const auto& [begin, end, topic] : quote.quoted.marks) marks.push_back(PageJson::array({begin, end, topic}));
  return {{"row", quote.row},
          {"id", document.id},
          {"metadata", document.metadata},
          {"explained", rounded(static_cast<double>(source.model.explained[quote.row]))},
          {"topics", topics_of_row(source.model.theta.row_span(static_cast<std::int64_t>(quote.row)))},
          {"text", quote.quoted.text},
          {"cut", PageJson::array({quote.cut_before, quote.cut_after})},
          {"marks", std::move(marks)}};
}

}  // namespace

PageJson about_documents(const Factor& theta, const TopicMap& map) {
  const auto columns = document_columns(theta, place_documents(theta, map.circles));
  PageJson topics = PageJson::array();
  PageJson shares = PageJson::array();
  for (const auto& column : columns.topics) topics.push_back(base64_of(column));
  for (const auto& column : columns.shares) shares.push_back(base64_of(column));
  return {{"count", theta.rows()},     {"height", rounded(map.height)}, {"x", base64_of(columns.x)},
          {"y", base64_of(columns.y)}, {"topics", std::move(topics)},   {"shares", std::move(shares)}};
}

PageJson about_quotes(const Quotes& quotes, const ReportSource& source) {
  PageJson list = PageJson::array();
  for (const auto& quote : quotes.list) list.push_back(about_quote(quote, source));
  return list;
}

}  // namespace topicmill
