// What every solver must keep, as checks that a test runs over the whole family, added members included.
#pragma once

#include <string>
#include <vector>

namespace topicmill {

class Registry;

/// Factorizes small matrices of known answer with the solver of that name, under every loss it minimizes, and returns
/// one line for each property that it breaks (none: it is sound): factors are non-negative and finite, the loss falls
/// below that of the start, the reported loss is the true one, k = 1 under the Frobenius norm reaches the first
/// singular value, a planted factorization is found, any number of threads gives the same bytes.
/// Takes about a second.
std::vector<std::string> broken_solver_properties(const std::string& solver, const Registry& registry);

}  // namespace topicmill
