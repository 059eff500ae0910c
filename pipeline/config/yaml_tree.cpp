#include "pipeline/config/yaml_tree.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/diagnostic.hpp"
#include "pipeline/config/yaml.hpp"
#include "pipeline/config/yaml_text.hpp"

namespace topicmill {
namespace {

/// yaml-cpp counts lines and bytes from 0; people count lines and characters from 1.
Mark to_mark(const YAML::Mark& mark, const std::shared_ptr<const Source>& source) {
  const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
  const auto column = static_cast<std::size_t>(std::max(mark.column, 0));
  const std::string_view text = line < source->lines.size() ? std::string_view(source->lines[line]) : "";
  return {source, static_cast<int>(line) + 1, count_characters(text.substr(0, std::min(column, text.size()))) + 1, 1};
}

/// The source line from the mark on.
std::string_view text_at(const YAML::Mark& mark, const Source& source) {
  const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
  const auto column = static_cast<std::size_t>(std::max(mark.column, 0));
  if (line >= source.lines.size() || column > source.lines[line].size()) return {};
  return std::string_view(source.lines[line]).substr(column);
}

/// Characters that a quoted scalar takes in its first line, quotes included.
int quoted_length(std::string_view line) {
  const char quote = line.empty() ? '"' : line.front();
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (quote == '"' && line[i] == '\\') {
      ++i;
    } else if (line[i] == quote) {
      return count_characters(line.substr(0, i + 1));
    }
  }
  return std::max(count_characters(line), 1);
}

int plain_length(std::string_view line, std::string_view value) {
  return std::max(std::min(count_characters(value), count_characters(line)), 1);
}

/// True where the text is a written null; an absent value has the mark of whatever comes next.
bool writes_null(std::string_view text) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return text.empty() || text.find_first_of(" \t,]}#") == 0;
  }
  return false;
}

/// Builds the tree from yaml-cpp's events. Problems that leave the rest readable are collected.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::shared_ptr<const Source> source) : source_(std::move(source)) {}

  Value take_root() { return std::move(root_); }
  const std::vector<Diagnostic>& problems() const { return problems_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (std::exchange(started_, true)) {
      throw ConfigError({{to_mark(mark, source_), "a second document begins here", "keep one document in a config"}});
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    Value value;
    value.mark = to_mark(mark, source_);
    const auto text = text_at(mark, *source_);
    if (writes_null(text)) {
      value.mark.length = text.front() == '~' ? 1 : 4;
    } else if (!open_.empty() && open_.back().key) {
      value.mark = open_.back().key->mark;
    }
    add(std::move(value));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "aliases are not supported: a few of them can stand for a config of any size",
           "write the value out, or put a text that begins with * between quotes");
    add(Value{});
  }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    problems_.push_back({{source_, mark.line + 1, to_mark(mark, source_).column, count_characters(name) + 1},
                         "anchors are not supported: a few of them can stand for a config of any size",
                         "write the value out, or put a text that begins with & between quotes"});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& text) override {
    refuse_tag(mark, tag);
    Value value = tag == "!" ? Value::quoted_text(text) : Value::scalar(text);
    const auto line = text_at(mark, *source_);
    value.mark = to_mark(mark, source_);
    const bool block_text = line.starts_with('|') || line.starts_with('>');
    value.mark.length = !value.quoted ? plain_length(line, text) : block_text ? 1 : quoted_length(line);
    add(std::move(value));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, Value::list({}));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(mark, tag, Value::map({}));
  }
  void OnMapEnd() override { close(); }

 private:
  /// A list or map whose end has not come; of a map also the key that waits for its value.
  struct Open {
    Value value;
    std::optional<Value> key;
  };

  void refuse(const YAML::Mark& mark, std::string message, std::string mend) {
    problems_.push_back({to_mark(mark, source_), std::move(message), std::move(mend)});
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    refuse(mark, "tags are not supported", "remove it: the option decides what its value means");
  }

  void open(const YAML::Mark& mark, const std::string& tag, Value value) {
    refuse_tag(mark, tag);
    value.mark = to_mark(mark, source_);
    if (open_.size() == yaml_depth_limit) {
      throw ConfigError({{value.mark, fmt::format("nested deeper than {} levels", yaml_depth_limit), {}}});
    }
    open_.push_back({std::move(value), {}});
  }

  void close() {
    Value value = std::move(open_.back().value);
    open_.pop_back();
    add(std::move(value));
  }

  /// A finished value goes into the list or map around it.
  void add(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().value.is_list()) {
      open_.back().value.items.push_back(std::move(value));
    } else if (!open_.back().key) {
      open_.back().key = std::move(value);
    } else {
      add_entry(*std::exchange(open_.back().key, std::nullopt), std::move(value));
    }
  }

  void add_entry(Value key, Value value) {
    auto& entries = open_.back().value.entries;
    if (!key.is_scalar()) {
      problems_.push_back({key.mark, "a key must be a name", "give 'name: value'"});
      return;
    }
    const auto same_key = [&](const Entry& entry) { return entry.key == key.text; };
    if (const auto first = std::find_if(entries.begin(), entries.end(), same_key); first != entries.end()) {
      problems_.push_back({key.mark, fmt::format("duplicate key '{}'", key.text),
                           fmt::format("the first one is in line {}", first->key_mark.line)});
      return;
    }
    entries.push_back({std::move(key.text), std::move(key.mark), std::move(value)});
  }

  std::shared_ptr<const Source> source_;
  bool started_ = false;
  std::vector<Open> open_;
  Value root_;
  std::vector<Diagnostic> problems_;
};

/// What to do about a syntax error, where its text tells.
std::string syntax_mend(std::string_view at) {
  if (at.starts_with('*') || at.starts_with('&') || at.starts_with('-') || at.starts_with('%') || at.starts_with('@')) {
    return fmt::format("put a text that begins with {} between quotes", at.front());
  }
  return {};
}

Diagnostic syntax_error(const YAML::Exception& error, const std::shared_ptr<const Source>& source) {
  return {to_mark(error.mark, source), "this is not YAML: " + error.msg, syntax_mend(text_at(error.mark, *source))};
}

void build_tree(std::string_view text, TreeBuilder& builder, const std::shared_ptr<const Source>& source) {
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) continue;
  } catch (const YAML::Exception& error) {
    throw ConfigError({syntax_error(error, source)});
  }
}

}  // namespace

Value yaml_tree(std::string_view text, const std::shared_ptr<const Source>& source) {
  if (auto problem = unreadable_text(text, source)) throw ConfigError({std::move(*problem)});
  TreeBuilder builder(source);
  build_tree(text, builder, source);
  if (!builder.problems().empty()) throw ConfigError(builder.problems());
  return builder.take_root();
}

}  // namespace topicmill
