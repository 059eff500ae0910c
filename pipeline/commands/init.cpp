// topicmill init: a commented config to start from.
#include <fmt/format.h>

#include <memory>

#include "files/output_file.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/config/commented_config.hpp"
#include "pipeline/guess/even_words.hpp"
#include "pipeline/guess/guess_config.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"

#include "base/error.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Write a commented config, guessed from the data.\n\n"
    "  topicmill init articles.csv > news.yaml\n"
    "  topicmill init articles.csv -o news.yaml\n"
    "  topicmill init                           no data: every option with its default\n";

struct InitArguments {
  std::vector<std::string> paths;
  std::string output = "-";
};

/// Where no list knows the language of the corpus, the corpus does.
void propose(Config& config, const Session& session) {
  std::vector<std::string> words;
  session.with_threads(config.threads, [&] { words = propose_stopwords(config, session.registry); });
  if (words.empty()) return;
  write_stopwords(words, config.text);
  session.say(fmt::format(
      "there is no stop word list for the language of this corpus: the filter stopwords has {} words that are spread "
      "evenly over it, the surest first; take out those that name a subject, and give text.language where you know it",
      words.size()));
}

int init_command(const InitArguments& arguments, const Session& session) {
  const std::vector<std::string> example{"documents/*.txt"};
  Guess guess;
  if (arguments.paths.empty()) {
    guess.config = config_from(
        Value::map({{"input", {}, Value::map({{"path", {}, Value::quoted_text(example.front())}})}}), session.registry);
  } else {
    guess = guess_config(arguments.paths, {}, session.registry);
  }
  tell_guess(guess, session);
  if (guess.lacks_stopwords) propose(guess.config, session);
  const std::string text = commented_config(guess.config, session.registry);
  if (arguments.output == "-") {
    print(text);
    return 0;
  }
  if (std::filesystem::exists(arguments.output)) {
    throw OutputError("'" + arguments.output + "' exists; choose another name with -o, or remove it");
  }
  write_text(text, arguments.output);
  session.say("wrote " + arguments.output + "; try: topicmill run " + arguments.output);
  return 0;
}

}  // namespace

Command describe_init(const Session& session) {
  const auto arguments = std::make_shared<InitArguments>();
  return {.name = "init",
          .help = std::string(help),
          .arguments = {{"PATH", &arguments->paths, "The data: files, folders, archives"},
                        {"-o,--output", &arguments->output, "File to write; - for standard output", "FILE"}},
          .run = [&session, arguments] { return init_command(*arguments, session); }};
}

}  // namespace topicmill
