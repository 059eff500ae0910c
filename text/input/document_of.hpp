// A parsed record as a document: which field is its text, which names it, which ones go along.
#pragma once

#include <vector>

#include "text/input/input_options.hpp"
#include "text/records/document.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

/// `fields`: of the record, at least those that the options name; one that it lacks is empty. The id is the field
/// input.id, else what the file calls the record, else its place. Several text fields are joined by a line end, several
/// values of other fields by a comma.
Document document_of(const Record& record, std::vector<FieldValue>&& fields, const InputOptions& options);

}  // namespace topicmill
