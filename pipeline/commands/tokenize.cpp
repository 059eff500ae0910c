// topicmill tokenize: what becomes of each token, and which filter dropped it.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/data_format.hpp"
#include "pipeline/terminal.hpp"
#include "pipeline/token_trace.hpp"
#include "text/corpus_reader.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Show the tokens of documents with their byte spans, and what dropped each one.\n\n"
    "  topicmill tokenize news.yaml                       the first document of the config's input\n"
    "  topicmill tokenize news.yaml article.txt           the config's analyzer on another file\n"
    "  topicmill tokenize --set text.tokenizer=whitespace article.txt\n"
    "  topicmill tokenize news.yaml -n 0 --format csv     all documents, for programs\n";

struct TokenizeArguments {
  std::vector<std::string> paths;
  std::vector<std::string> sets;
  std::int64_t documents = 1;
  std::string format = "table";
};

/// A config and perhaps data to use instead of its own; or data alone.
Config config_of(const TokenizeArguments& arguments, const Registry& registry) {
  ConfigArguments config{arguments.paths, arguments.sets, std::nullopt, std::nullopt};
  Config loaded = config.load(arguments.paths.front(), registry);
  if (is_config_path(arguments.paths.front()) && arguments.paths.size() > 1) {
    loaded.input = InputOptions{};
    loaded.input.path.assign(arguments.paths.begin() + 1, arguments.paths.end());
  }
  return loaded;
}

std::string as_text(const Document& document, const std::vector<TracedToken>& tokens, const Terminal& terminal) {
  std::string out = terminal.bold(document.id) + "\n";
  for (const auto& token : tokens) {
    const std::string span = fmt::format("{}-{}", token.begin, token.end);
    const std::string fate = token.dropped.empty() ? token.term : terminal.dim("dropped by " + token.dropped);
    out += fmt::format("  {}  {}  {}\n", pad_left(span, 13), pad(token.source, 24), fate);
  }
  return out;
}

Table as_table(const Document& document, const std::vector<TracedToken>& tokens) {
  return {"tokens",
          {"document", "begin", "end", "source", "term", "dropped_by"},
          static_cast<std::int64_t>(tokens.size()),
          [&](std::int64_t row, std::vector<Cell>& cells) {
            const auto& token = tokens[static_cast<std::size_t>(row)];
            cells = {std::string_view(document.id),  std::int64_t{token.begin},    std::int64_t{token.end},
                     std::string_view(token.source), std::string_view(token.term), std::string_view(token.dropped)};
          }};
}

/// Calls visit(document) for the first `count` documents of the corpus, all where it is 0.
template <class Visit>
void for_each_document(const InputOptions& input, std::int64_t count, const Registry& registry, const Visit& visit) {
  CorpusReader reader(input, registry);
  std::int64_t seen = 0;
  while (auto raw = reader.next()) {
    for (const auto& document : reader.parse(std::move(*raw)).documents) {
      visit(document);
      if (++seen == count) return;
    }
  }
}

int tokenize_command(const TokenizeArguments& arguments, const Session& session) {
  const Config config = config_of(arguments, session.registry);
  Analyzer analyzer(config.text, session.registry);
  const Terminal terminal = Terminal::standard_output();
  DataPrinter printer(arguments.format == "table" ? "csv" : arguments.format, session.registry);
  for_each_document(config.input, arguments.documents, session.registry, [&](const Document& document) {
    const auto tokens = trace_tokens(analyzer, document.text);
    if (arguments.format == "table") {
      print(as_text(document, tokens, terminal));
    } else {
      printer.print(as_table(document, tokens));
    }
  });
  printer.finish();
  return 0;
}

}  // namespace

void add_tokenize(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("tokenize", std::string(help));
  const auto arguments = std::make_shared<TokenizeArguments>();
  command->add_option("PATH", arguments->paths, "A config, data, or a config and data")->required();
  command->add_option("--set", arguments->sets, "Change an option (repeatable)")->type_name("KEY=VALUE");
  command->add_option("-n,--documents", arguments->documents, "How many documents; 0: all")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command->add_option("--format", arguments->format, "How to print")
      ->check(CLI::IsMember(data_format_names(session.registry)));
  command->callback([&session, arguments] {
    session.action = [&session, arguments] { return tokenize_command(*arguments, session); };
  });
}

}  // namespace topicmill
