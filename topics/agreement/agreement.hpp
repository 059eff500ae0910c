// How well the clusters that topics make of the documents agree with labels that people gave them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "topics/agreement/contingency.hpp"
#include "topics/agreement/logarithms.hpp"

namespace topicmill {

/// Each is 1 where clusters and labels are the same partition.
struct Agreement {
  double nmi = 0;           ///< mutual information over the mean of both entropies; 0: independent
  double purity = 0;        ///< share of documents that have the commonest label of their cluster
  double ari = 0;           ///< adjusted Rand index (Hubert and Arabie 1985); 0 in the mean of random clusters
  double ami = 0;           ///< adjusted mutual information (Vinh, Epps and Bailey 2010), by the mean of both entropies
  double homogeneity = 0;   ///< mutual information over the entropy of labels: clusters have one label each
  double completeness = 0;  ///< mutual information over the entropy of clusters: labels have one cluster each
  double v_measure = 0;     ///< harmonic mean of the last two (Rosenberg and Hirschberg 2007)
};

/// One of them.
struct AgreementMeasure {
  std::string_view name;
  double Agreement::*value;
  double least;  ///< what it may be
};

/// All of them, in the order in which they are told.
inline constexpr std::array<AgreementMeasure, 7> agreement_measures{{{"nmi", &Agreement::nmi, 0},
                                                                     {"purity", &Agreement::purity, 0},
                                                                     {"ari", &Agreement::ari, -1},
                                                                     {"ami", &Agreement::ami, -1},
                                                                     {"homogeneity", &Agreement::homogeneity, 0},
                                                                     {"completeness", &Agreement::completeness, 0},
                                                                     {"v_measure", &Agreement::v_measure, 0}}};

/// Of documents by the numbers of their label and their cluster; both spans of one length. The definitions, those of
/// edge cases as well, are scikit-learn's: no document, or one label and one cluster, agree (1). As the other one.
Agreement agreement(std::span<const std::int64_t> labels, std::span<const std::int64_t> clusters);

/// Of counts, of which some may be 0. `logs`: up to table.documents. O(labels clusters sqrt(documents of a pair)).
Agreement agreement(const Contingency& table, const Logarithms& logs);

}  // namespace topicmill
