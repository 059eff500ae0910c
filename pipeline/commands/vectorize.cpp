// topicmill vectorize: stops after the matrix.
#include <fmt/format.h>

#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/run/run.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Turn documents into a document-term matrix, and stop there.\n\n"
    "  topicmill vectorize news.yaml -o matrices/news\n"
    "  topicmill vectorize articles.csv -o matrices/articles\n"
    "  topicmill vectorize news.yaml -o matrices/news --set 'output.matrix=[npz, rds, mat]'\n\n"
    "Writes the matrices counts and tfidf (.mtx, or as output.matrix says), vocabulary, documents, config.yaml and\n"
    "run.json.\n";

int vectorize_command(const ConfigArguments& arguments, const Session& session) {
  const Config config = load_and_tell(arguments, arguments.paths.front(), session);
  const auto progress = session.progress();
  session.with_resources(config, [&] {
    const RunReport report = vectorize(config, session.registry, *progress);
    session.warn(report.warnings);
    session.say(fmt::format("{} documents, {} terms, {:.2f} s -> {}", grouped(report.documents), grouped(report.terms),
                            report.seconds, report.directory));
  });
  return 0;
}

}  // namespace

Command describe_vectorize(const Session& session) {
  const auto arguments = std::make_shared<ConfigArguments>();
  return {.name = "vectorize",
          .help = std::string(help),
          .arguments = arguments->declared(false),
          .run = [&session, arguments] { return vectorize_command(*arguments, session); }};
}

}  // namespace topicmill
