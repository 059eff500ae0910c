// topicmill tokenize: what each char filter and filter did to each token.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/corpus/corpus_language.hpp"
#include "pipeline/corpus/token_trace.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"
#include "text/counting/learn.hpp"
#include "text/input/corpus_reader.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Show the tokens of documents: their bytes in the text, and what each filter did to them.\n\n"
    "  topicmill tokenize news.yaml                       the first document of the config's input\n"
    "  topicmill tokenize news.yaml article.txt           the config's analyzer on another file\n"
    "  topicmill tokenize --set text.tokenizer=whitespace article.txt\n"
    "  topicmill tokenize news.yaml -n 0 --format csv     all documents, for programs\n\n"
    "A row is a token: its span, its bytes, the term it became, and each step that did something to it. Rows of text\n"
    "that a char filter replaced or removed stand between.\n";

struct TokenizeArguments {
  std::vector<std::string> paths;
  std::vector<std::string> sets;
  std::int64_t documents = 1;
  std::string format = "table";
};

/// A config and perhaps data to use instead of its own; or data alone.
Config config_of(const TokenizeArguments& arguments, const Session& session) {
  const ConfigArguments config{arguments.paths, arguments.sets, std::nullopt, std::nullopt};
  Config loaded = load_and_tell(config, arguments.paths.front(), session);
  if (is_config_path(arguments.paths.front()) && arguments.paths.size() > 1) {
    loaded.input = InputOptions{};
    loaded.input.path.assign(arguments.paths.begin() + 1, arguments.paths.end());
  }
  return loaded;
}

/// Filters that learn do so from the config's own input, whatever data they are then shown on.
InputOptions learning_input(const TokenizeArguments& arguments, const Config& config, const Registry& registry) {
  const std::string& path = arguments.paths.front();
  if (!is_config_path(path) || arguments.paths.size() == 1) return config.input;
  return ConfigArguments{arguments.paths, arguments.sets, std::nullopt, std::nullopt}.load(path, registry).input;
}

/// One row of the output: a token, or text that a char filter changed.
struct TraceRow {
  TextSpan span;
  std::string_view kind;
  std::string_view source;
  std::string_view term;
  std::string_view dropped_by;
  std::string steps;
};

TraceRow row_of(const TracedToken& token) {
  std::string steps;
  for (const auto& step : token.steps) steps += (steps.empty() ? "" : "; ") + describe(step);
  return {token.span, "token", token.source, token.term, token.dropped_by(), std::move(steps)};
}

TraceRow row_of(const TextChange& change) {
  const bool removed = change.text.empty();
  return {change.span,
          "text",
          change.source,
          change.text,
          removed ? std::string_view(change.name) : "",
          change.name + (removed ? ": removed" : ": replaced")};
}

/// Tokens and changes by where they begin; a change before the token that it makes.
std::vector<TraceRow> rows_of(const TextTrace& trace) {
  std::vector<TraceRow> rows;
  for (const auto& change : trace.changes) rows.push_back(row_of(change));
  for (const auto& token : trace.tokens) rows.push_back(row_of(token));
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return rows;
}

/// In one line: line ends and the like as \n.
std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    const char* const known = c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : nullptr;
    out += known ? known : control ? fmt::format("\\x{:02x}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

std::string as_text(const TraceRow& row, const Terminal& terminal) {
  constexpr int source_width = 26;
  constexpr int term_width = 22;
  std::string line =
      fmt::format("  {}  {}  {}  {}", pad_left(fmt::format("{}-{}", row.span.begin, row.span.end), 13),
                  pad(in_one_line(row.source), source_width), pad(in_one_line(row.term), term_width), row.steps);
  line.resize(line.find_last_not_of(' ') + 1);
  return (row.kind == "token" && row.dropped_by.empty() ? line : terminal.dim(line)) + "\n";
}

std::string as_text(const Document& document, const std::vector<TraceRow>& rows, const Terminal& terminal) {
  std::string out = terminal.bold(document.id) + "\n";
  for (const auto& row : rows) out += as_text(row, terminal);
  return out;
}

Table as_table(const Document& document, const std::vector<TraceRow>& rows) {
  return {"tokens",
          {"document", "kind", "begin", "end", "source", "term", "dropped_by", "steps"},
          static_cast<std::int64_t>(rows.size()),
          [&](std::int64_t index, std::vector<Cell>& cells) {
            const auto& row = rows[static_cast<std::size_t>(index)];
            cells = {std::string_view(document.id),
                     row.kind,
                     std::int64_t{row.span.begin},
                     std::int64_t{row.span.end},
                     row.source,
                     row.term,
                     row.dropped_by,
                     std::string_view(row.steps)};
          }};
}

/// Calls visit(document) for the first `count` documents of the corpus, all where it is 0; returns the warnings of the
/// reader.
template <class Visit>
std::vector<std::string> for_each_document(InputOptions input, std::int64_t count, const Registry& registry,
                                           const Visit& visit) {
  input.limits.spool_gb = 0;  // nobody reads it after this
  CorpusReader reader(input, registry);
  std::int64_t seen = 0;
  while (auto raw = reader.next()) {
    for (const auto& document : reader.parse(std::move(*raw)).documents) {
      visit(document);
      if (++seen == count) return reader.warnings();
    }
  }
  return reader.warnings();
}

int tokenize_command(const TokenizeArguments& arguments, const Session& session) {
  Config config = config_of(arguments, session);
  Corpus corpus(config.input, session.registry);
  config.text = settled_text(corpus, config.text, session.registry);
  Analyzer analyzer(config.text, session.registry);
  session.with_threads(config.threads, [&] {
    session.warn(learn(analyzer, learning_input(arguments, config, session.registry), session.registry).warnings);
  });
  const Terminal terminal = Terminal::standard_output();
  DataPrinter printer(arguments.format == "table" ? "csv" : arguments.format, session.registry);
  const auto show = [&](const Document& document) {
    const TextTrace trace = trace_text(analyzer, document.text);
    const auto rows = rows_of(trace);
    if (arguments.format == "table") {
      print(as_text(document, rows, terminal));
    } else {
      printer.print(as_table(document, rows));
    }
  };
  const auto warnings = for_each_document(config.input, arguments.documents, session.registry, show);
  printer.finish();
  session.warn(warnings);
  return 0;
}

}  // namespace

Command describe_tokenize(const Session& session) {
  const auto arguments = std::make_shared<TokenizeArguments>();
  return {.name = "tokenize",
          .help = std::string(help),
          .arguments =
              {{"PATH", &arguments->paths, "A config, data, or a config and data", {}, {.required = true}},
               set_argument(arguments->sets, "Change an option (repeatable)"),
               {"-n,--documents", &arguments->documents, "How many documents; 0: all", "N", {.check = NotNegative{}}},
               format_argument(arguments->format, session.registry)},
          .run = [&session, arguments] { return tokenize_command(*arguments, session); }};
}

}  // namespace topicmill
