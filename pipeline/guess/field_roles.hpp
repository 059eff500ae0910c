// Which fields of a corpus are its text, its ids, its metadata.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/guess/field_sample.hpp"

namespace topicmill {

struct FieldRoles {
  std::vector<std::string> text;  ///< in the order of the fields; empty where none holds words
  std::optional<std::string> id;
  std::vector<std::string> metadata;
};

/// Text: the field with most words, and beside or above it in the record those that are named as titles are and hold
/// sentences, that hold a good part of as many words, or that alone give words to some records; none that repeats what
/// the others say. `given` text is taken as it is. Id: a field named as ids are, with another value in each record.
/// Metadata: dates first, then fields of few values, then other short ones.
FieldRoles guess_roles(const FieldSample& sample, const std::vector<std::string>& given);

/// What the fields hold, for whoever looks for text in vain: "x (numbers), y (dates)".
std::string describe_fields(const FieldSample& sample);

}  // namespace topicmill
