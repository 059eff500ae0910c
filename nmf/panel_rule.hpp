// How a solver answers the row problems of a quadratic loss: min over x >= 0 of x'Gx - 2 b'x.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "nmf/algebra/gram.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/panel.hpp"

namespace topicmill {

/// Updates panels of 64 rows. prepare() for a Gram matrix, then update() on any thread.
template <class T>
class PanelRule {
 public:
  virtual ~PanelRule() = default;

  /// Takes the Gram matrix of the fixed factor.
  virtual void prepare(const Gram& gram) = 0;

  /// X <- a better X for right-hand sides B. `scratch`: room to work in, whatever it holds. `sweeps`: how many passes
  /// are worth one product with V; a rule may ignore it. Rows do not see each other, and a row of zeros in B stays
  /// sound.
  virtual void update(ConstPanel<T> B, int sweeps, Panel<T> scratch, Panel<T> X) const = 0;
};

template <class T>
using PanelRuleMaker = std::function<std::unique_ptr<PanelRule<T>>()>;

/// Makes the rules of a solver: one for all rows, and where entries of V are missing one for every row.
struct PanelRules {
  PanelRuleMaker<float> single;
  PanelRuleMaker<double> wide;
};

/// Rules of a class template, each made from copies of the same arguments.
template <template <class> class Rule, class... Arguments>
PanelRules panel_rules(const Arguments&... arguments) {
  return {[arguments...] { return std::make_unique<Rule<float>>(arguments...); },
          [arguments...] { return std::make_unique<Rule<double>>(arguments...); }};
}

/// A copy of a k x k matrix in the form that the kernels read.
template <class T>
class FormBuffer {
 public:
  void assign(const Gram& gram);
  kernels::QuadraticForm<T> view() const {
    return {values_.row(0), inverse_diagonal_.data(), values_.k(), values_.stride()};
  }

 private:
  BasicFactor<T> values_;
  std::vector<T> inverse_diagonal_;
};

}  // namespace topicmill
