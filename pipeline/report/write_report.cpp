#include "pipeline/report/write_report.hpp"

#include <fmt/format.h>
#include <tbb/parallel_invoke.h>

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

Report make_report(const ReportSource& source, const Registry& registry) {
  const QuoteChoice choice = choose_quotes(source.model, source.config.report.documents);
  Quotes quotes;
  PageJson json;  // made while the input is read, which is one thread's work for the most part
  tbb::parallel_invoke([&] { quotes = quote_documents(choice.rows, source, registry); },
                       [&] { json = about_run(source); });
  add_quotes(choice, quotes, source, json);
  const std::string data = json.dump(-1, ' ', false, PageJson::error_handler_t::replace);
  return {fill_page(report_page(), source.title, escaped_for_script(data)), quotes.missing};
}

void report_run(const RunResult& result, const RunDirectory& directory, RunLog& log) {
  if (!has_report_page()) return log.warn(fmt::format("the report is off: {}", no_report_page));
  const auto& corpus = result.corpus;
  if (const auto lost = input_to_read_once(result.config.input)) {
    log.warn("the report quotes no documents: " + tell_lost(*lost));
  }
  const Funnel funnel = funnel_of(corpus);
  log.time("report", [&] {
    const Report report =
        make_report({report_title(result.config.output.directory), result.config, corpus.text, corpus.pruned.terms,
                     result.model, corpus.documents, result.labels, result.evaluation,
                     fit_of(corpus.documents, corpus.pruned.known_tokens, result.model).weakly_explained,
                     result.breakdown, result.summary, funnel, log.warnings()},
                    result.registry);
    write_text(report.page, directory.path(report_name));
  });
}

}  // namespace topicmill
