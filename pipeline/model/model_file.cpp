#include "pipeline/model/model_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/version.hpp"
#include "files/mapped_file.hpp"
#include "pipeline/model/learned_weights_bytes.hpp"
#include "pipeline/model/sealed_file.hpp"
#include "pipeline/model/value_bytes.hpp"

// Behind its header a file is sections in this order. Numbers are little-endian, counts 7 bits a byte.
//            library version, config, fit, topics with labels, terms, what weights learned (from version 2 on), weights
//            (H by rows, zeros left out)
// The version rises with what programs of the one before cannot read: a body of other sections, as in version 2, or a
// config of options that they do not know, as in version 3 (text.stopwords and text.language: corpus, input.passages,
// nmf.moves, topics).

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr FileKind kind{"TOPICMIL", 3, "model"};
constexpr std::uint32_t first_with_learned_weights = 2;

void append_fit(const TrainingFit& fit, ByteWriter& out) {
  out.number(fit.documents);
  out.number(fit.unknown_tokens);
  out.number(fit.mean_explained);
  out.number(fit.weakly_explained);
}

TrainingFit read_fit(ByteReader& in) {
  TrainingFit fit;
  fit.documents = in.number<std::int64_t>();
  fit.unknown_tokens = in.number<double>();
  fit.mean_explained = in.number<double>();
  fit.weakly_explained = in.number<double>();
  return fit;
}

void append_topics(const ModelParts& model, ByteWriter& out) {
  out.count(model.topics.topics.size());
  for (std::size_t t = 0; t < model.topics.topics.size(); ++t) {
    const Topic& topic = model.topics.topics[t];
    out.number(topic.mass);
    out.number(topic.share);
    out.number(topic.documents);
    out.number(topic.tokens);
    out.text(model.labels[t]);
  }
}

void read_topics(ByteReader& in, Model& model) {
  for (auto left = in.count(); left > 0; --left) {
    Topic& topic = model.topics.topics.emplace_back();
    topic.mass = in.number<double>();
    topic.share = in.number<double>();
    topic.documents = in.number<std::int64_t>();
    topic.tokens = in.number<double>();
    model.labels.emplace_back(in.text());
  }
}

void append_terms(const std::vector<Term>& terms, ByteWriter& out) {
  out.count(terms.size());
  for (const auto& term : terms) {
    out.text(term.text);
    out.count(static_cast<std::uint64_t>(term.document_frequency));
    out.count(static_cast<std::uint64_t>(term.count));
    out.number(term.idf);
  }
}

std::vector<Term> read_terms(ByteReader& in) {
  std::vector<Term> terms;
  for (auto left = in.count(); left > 0; --left) {
    Term& term = terms.emplace_back();
    term.text = std::string(in.text());
    term.document_frequency = static_cast<std::int64_t>(in.count());
    term.count = static_cast<std::int64_t>(in.count());
    term.idf = in.number<double>();
  }
  return terms;
}

/// Of each term: how many topics have it, then their numbers and weights.
void append_weights(const Factor& weights, ByteWriter& out) {
  for (std::int64_t j = 0; j < weights.rows(); ++j) {
    const auto row = weights.row_span(j);
    out.count(static_cast<std::uint64_t>(std::count_if(row.begin(), row.end(), [](float w) { return w > 0; })));
    for (std::size_t t = 0; t < row.size(); ++t) {
      if (!(row[t] > 0)) continue;
      out.count(t);
      out.number(row[t]);
    }
  }
}

Factor read_weights(ByteReader& in, std::int64_t terms, std::int64_t k) {
  Factor weights(terms, k);
  for (std::int64_t j = 0; j < terms; ++j) {
    for (auto left = in.count(); left > 0; --left) {
      const auto topic = in.count();
      if (topic >= static_cast<std::uint64_t>(k)) throw InputError("a term has a weight in a topic that is not there");
      weights(j, static_cast<std::int64_t>(topic)) = in.number<float>();
    }
  }
  return weights;
}

StoredModel read_body(SealedBody body, fs::path file) {
  ByteReader in(body.bytes);
  StoredModel stored;
  stored.file = std::move(file);
  Model& model = stored.model;
  model.written_by = std::string(in.text());
  stored.config = read_value(in);
  model.fit = read_fit(in);
  read_topics(in, model);
  model.terms = read_terms(in);
  if (body.version >= first_with_learned_weights) model.weights = read_learned(in, model.terms.size());
  model.topics.weights = read_weights(in, std::ssize(model.terms), std::ssize(model.topics.topics));
  if (!in.at_end()) throw InputError("it goes on behind its end");
  return stored;
}

fs::path file_of(const fs::path& path) {
  if (!fs::is_directory(path)) return path;
  const fs::path file = path / model_file;
  if (fs::exists(file)) return file;
  if (fs::exists(path / "H.csv") || fs::exists(path / "H.npy")) {
    throw InputError(fmt::format("'{}' holds W and H of a bare matrix, which has no words; topicmill run makes a model",
                                 path.string()));
  }
  throw InputError(fmt::format("'{}' has no {}: it is no run with topics, or one of an older topicmill; run it again",
                               path.string(), model_file));
}

[[noreturn]] void refuse(const fs::path& file, std::string_view reason) {
  throw InputError(fmt::format("cannot read the model '{}': {}; run it again", file.string(), reason));
}

}  // namespace

void save_model(const ModelParts& model, const fs::path& path) {
  ByteWriter body;
  body.text(version);
  append_value(write_option(model.config), body);
  append_fit(model.fit, body);
  append_topics(model, body);
  append_terms(model.terms, body);
  append_learned(model.weights, body);
  append_weights(model.topics.weights, body);
  write_sealed(kind, body.bytes(), path);
}

Model load_model(const fs::path& path, const Registry& registry) {
  StoredModel stored = load_stored(path);
  stored.model.config = config_of(stored, registry);
  return std::move(stored.model);
}

StoredModel load_stored(const fs::path& path) {
  const fs::path file = file_of(path);
  const MappedFile mapped(file);
  try {
    return read_body(unseal(kind, mapped.bytes()), file);
  } catch (const InputError& error) {
    refuse(file, error.what());
  }
}

Config config_of(const StoredModel& stored, const Registry& registry) {
  try {
    return config_from(stored.config, registry);
  } catch (const ConfigError& error) {
    refuse(stored.file, fmt::format("its config does not fit this program: {}", error.problems().front().message));
  }
}

}  // namespace topicmill
