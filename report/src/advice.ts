// What the numbers of a run say in plain words, and what to do about it.
import {Corpus, Topic} from "./corpus";
import {percent} from "./format";

export interface Advice {
  text: string;
  topics: Topic[]; // that it is about
}

const alike = 0.6; // similarity from which two topics say nearly the same
const shaky = 0.5; // stability below which a topic hardly comes again
const many = {empty: 0.05, weak: 0.2};

function ofCorpus(corpus: Corpus): Advice[] {
  const {factorization, weakly_explained} = corpus.data.trust;
  const {documents, empty} = corpus.data.corpus;
  const advice: string[] = [];
  if (!factorization.converged) {
    advice.push(`The factorization stopped after ${factorization.iterations} iterations before it had converged: topics ` +
      "may still move. Raise nmf.max_iterations.");
  }
  if (empty > many.empty * documents) {
    advice.push(`${percent(empty / documents)} of the documents have no known word and so no topic. Lower ` +
      "vectorize.min_df, or look at the filters of text.");
  }
  if (weakly_explained !== null && weakly_explained > many.weak) {
    advice.push(`Topics explain little of ${percent(weakly_explained)} of the documents. More topics may help.`);
  }
  return advice.map((text) => ({text, topics: []}));
}

function likePairs(corpus: Corpus): Advice[] {
  const topics = corpus.topics();
  return topics.flatMap((a, i) => topics.slice(i + 1)
    .filter((b) => 1 - corpus.distance(a, b) > alike)
    .map((b) => ({text: "These two have most of their words in common: merge them, or take fewer topics.", topics: [a, b]})));
}

// Those of which a measure is below a bound.
function below(corpus: Corpus, name: string, bound: number): Topic[] {
  const measure = corpus.data.measures.find((one) => one.name === name);
  return measure ? corpus.topics().filter((topic) => topic.parts.length === 1 && measure.topics[topic.number] < bound) : [];
}

export function advise(corpus: Corpus): Advice[] {
  const apart = below(corpus, "npmi", 0);
  const unstable = below(corpus, "stability", shaky);
  return [
    ...ofCorpus(corpus),
    ...corpus.data.trust.warnings.map((text) => ({text: text + ".", topics: []})),
    ...likePairs(corpus),
    ...(apart.length ? [{text: `The first words of ${apart.length === 1 ? "this topic" : "these topics"} seldom stand together in the text: read the documents before you trust them.`, topics: apart}] : []),
    ...(unstable.length ? [{text: "Other starts do not find " + (unstable.length === 1 ? "this topic" : "these topics") + " again.", topics: unstable}] : []),
  ];
}
