#include "pipeline/report/write_report.hpp"

#include <fmt/format.h>
#include <tbb/parallel_invoke.h>

#include <unordered_map>

#include "base/error.hpp"
#include "files/kept_stream.hpp"
#include "files/output_file.hpp"
#include "pipeline/drawing/svg.hpp"
#include "pipeline/report/escape.hpp"
#include "pipeline/report/report_json.hpp"
#include "report/page.hpp"
#include "text/counting/learn.hpp"
#include "topics/training_fit.hpp"

namespace topicmill {

bool has_report_page() { return !report_page().empty(); }

std::string report_title(const std::filesystem::path& directory) {
  const auto path = std::filesystem::absolute(directory).lexically_normal();
  return (path.has_filename() ? path : path.parent_path()).filename().string();
}

std::string fill_page(std::string_view page, const std::string& title, std::string_view data) {
  const auto at_title = page.find(title_mark);
  const auto behind_title = at_title + title_mark.size();
  const auto at_data = page.find(data_mark, behind_title);
  std::string filled(page.substr(0, at_title));
  filled += xml_text(title);
  filled += page.substr(behind_title, at_data - behind_title);
  filled += data;
  filled += page.substr(at_data + data_mark.size());
  return filled;
}

namespace {

Report finish_report(const QuoteChoice& choice, const Quotes& quotes, const ReportSource& source, PageJson json) {
  add_quotes(choice, quotes, source, json);
  const std::string data = json.dump(-1, ' ', false, PageJson::error_handler_t::replace);
  return {fill_page(report_page(), source.title, escaped_for_script(data)), quotes.missing};
}

/// By their places in the text. Where it has changed since it was counted, another document may stand there.
RowOf rows_by_place(const std::vector<std::size_t>& rows, const std::vector<DocumentInfo>& documents,
                    const ReadingOrder& order) {
  std::unordered_map<std::int64_t, std::size_t> by_number;
  for (const std::size_t row : rows) by_number.emplace(order.number_of(static_cast<std::int64_t>(row)), row);
  return [by_number = std::move(by_number), &documents](const Document& document) {
    const auto at = by_number.find(document.number);
    const bool is_there = at != by_number.end() && documents[at->second].id == document.id;
    return is_there ? std::optional(at->second) : std::nullopt;
  };
}

}  // namespace

Report make_report(const ReportSource& source, const Registry& registry) {
  const QuoteChoice choice = choose_quotes(source.document_topics, source.config.report.documents);
  Quotes quotes;
  PageJson json;  // made while the input is read, which is one thread's work for the most part
  tbb::parallel_invoke([&] { quotes = quote_documents(choice.rows, source, registry); },
                       [&] { json = about_run(source); });
  return finish_report(choice, quotes, source, std::move(json));
}

RunQuotes::RunQuotes(const Config& config, const CorpusIndex& index, const DescribedTopics& topics,
                     const Registry& registry, SecondPass& again)
    : again_(again),
      choice_(choose_quotes(topics.documents, config.report.documents)),
      sink_({index.text, index.terms, topics.model, topics.documents, index.documents, passages_of(index, topics)},
            choice_.rows, registry) {
  if (choice_.rows.empty() || again_.obstacle()) return;
  sink_.set_row_of(rows_by_place(choice_.rows, index.documents, again_.order()));
  again_.join(sink_);
}

Quotes RunQuotes::take() {
  if (const auto obstacle = again_.obstacle()) return sink_.quotes(*obstacle);
  try {
    again_.make();
  } catch (const InputError& error) {
    return sink_.quotes(error.what());
  }
  return sink_.quotes("");
}

void report_run(const RunResult& result, std::optional<RunQuotes>& quotes, const RunDirectory& directory, RunLog& log) {
  if (!quotes) return log.warn(fmt::format("the report is off: {}", no_report_page));
  const auto& corpus = result.corpus;
  if (const auto lost = input_to_read_once(result.config.input)) {
    log.warn("the report quotes no documents: " + tell_lost(*lost));
  }
  const Funnel funnel = funnel_of(corpus);
  log.time("report", [&] {
    const ReportSource source{
        report_title(result.config.output.directory),
        result.config,
        corpus.text,
        corpus.terms,
        result.model,
        result.document_topics,
        corpus.documents,
        result.passages,
        result.labels,
        result.evaluation.names,
        result.evaluation,
        fit_of(corpus.documents, corpus.known_tokens, result.document_topics.explained).weakly_explained,
        result.breakdown,
        result.summary,
        funnel,
        log.warnings(),
        result.changes};
    const Report report = finish_report(quotes->choice(), quotes->take(), source, about_run(source));
    write_text(report.page, directory.path(report_name));
  });
}

}  // namespace topicmill
