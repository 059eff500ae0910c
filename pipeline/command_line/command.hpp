// What a command line may hold, as data: commands, their arguments and where the values go. Parsing, help, messages and
// completions all come from these descriptions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace topicmill {

/// Where what is given goes: a member of the command's arguments, or a function that is told of it. A bool and a
/// function without parameter take no value; a list takes one each time, or all where it goes by its place.
using Target = std::variant<bool*, std::string*, std::int64_t*, double*, std::vector<std::string>*,
                            std::vector<std::int64_t>*, std::optional<std::string>*, std::optional<std::int64_t>*,
                            std::optional<std::size_t>*, std::optional<std::vector<std::string>>*,
                            std::function<void()>, std::function<void(const std::string&)>>;

// What a value must be.
struct NotNegative {};
struct Positive {};
struct Share {};  ///< a number from 0 to 1
struct Within {
  int low = 0;
  int high = 0;
};
struct OneOf {
  std::vector<std::string> names;
  bool in_any_case = false;  ///< the target gets the name as it is spelled here; help does not list them
};
using Check = std::variant<std::monostate, NotNegative, Positive, Share, Within, OneOf>;

/// What else there is to say of an argument.
struct Rules {
  Check check = {};  ///< of each value
  bool required = false;
  bool one_value = false;                  ///< of a list by its place: it takes one value all the same
  bool comma_separated = false;            ///< of a list: a,b are two values
  bool shows_default = false;              ///< help names the value that the target has
  std::vector<std::string> excludes = {};  ///< options, declared before, that must not be given beside it
};

/// An option, or a value that goes by its place.
struct Argument {
  std::string names = {};  ///< "-n,--words", or "DIR" for one that goes by its place
  Target target = {};
  std::string help = {};
  std::string value = {};  ///< what help calls the value; empty: by its type
  Rules rules = {};

  /// Whether a value follows its name.
  bool takes_value() const;

  /// "-n" and "--words"; none for one that goes by its place.
  std::vector<std::string> option_names() const;
};

struct Command {
  std::string name = {};
  std::string help = {};  ///< what it does in one line, then examples
  std::vector<Argument> arguments = {};
  std::function<int()> run = {};  ///< with what the targets hold; returns the exit code

  /// The first line of the help.
  std::string_view summary() const;
};

struct Program {
  std::string name = {};
  std::string help = {};
  std::string version = {};              ///< what --version prints
  std::vector<Argument> arguments = {};  ///< options that every command has, before or after its name
  std::vector<Command> commands = {};    ///< in the order of the help
};

/// "--words" of each, in their order; every list begins with --help.
std::vector<std::string> long_options(const Command& command);

/// The same of the options that every command has, --version among them.
std::vector<std::string> long_options(const Program& program);

}  // namespace topicmill
