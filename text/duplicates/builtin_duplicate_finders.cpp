// The one list of duplicate finders.
#include "text/duplicates/exact_duplicates.hpp"
#include "text/duplicates/near_duplicates.hpp"

namespace topicmill {
namespace {

Member<DuplicateFinder> keep_all() {
  auto keep = member<DuplicateFinder, ExactDuplicates>("keep", "Documents are not compared.");
  keep.make = [](const Value&, Reading&) { return nullptr; };
  return keep;
}

}  // namespace

Family<DuplicateFinder> builtin_duplicate_finders() {
  return {"duplicate finder",
          {
              keep_all(),
              member<DuplicateFinder, ExactDuplicates>("exact", "The same text, but for white space."),
              member<DuplicateFinder, NearDuplicates, NearDuplicatesOptions>(
                  "near", "Nearly the same text: many runs of words in common, by MinHash."),
          }};
}

}  // namespace topicmill
