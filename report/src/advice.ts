// What the numbers of a run say in plain words, and what to do about it.
import {Corpus, Topic} from "./corpus";
import {percent} from "./format";

export interface Advice {
  text: string;
  topics: Topic[]; // that it is about
}

const alike = 0.6; // similarity from which two topics say nearly the same
const shaky = 0.5; // stability below which a topic hardly comes again
export const muchUnexplained = 0.2; // of the documents: so many weakly explained ones are no accident

// The run itself warns of what did not converge and of documents without words.
function ofRun(corpus: Corpus): Advice[] {
  const {weakly_explained: weak, warnings} = corpus.data.trust;
  const texts = warnings.map((warning) => warning + ".");
  if (weak > muchUnexplained)
    texts.push(`Topics explain little of ${percent(weak)} of the documents. More topics may help.`);
  return texts.map((text) => ({text, topics: []}));
}

function likePairs(corpus: Corpus): Advice[] {
  const topics = corpus.topics();
  return topics.flatMap((a, i) =>
    topics
      .slice(i + 1)
      .filter((b) => 1 - corpus.distance(a, b) > alike)
      .map((b) => ({
        text: "These two have most of their words in common: merge them, or take fewer topics.",
        topics: [a, b],
      })),
  );
}

// Those of which a measure is below a bound.
function below(corpus: Corpus, name: string, bound: number): Topic[] {
  const measure = corpus.data.measures.find((one) => one.name === name);
  return measure
    ? corpus.topics().filter((topic) => topic.parts.length === 1 && measure.topics[topic.number] < bound)
    : [];
}

function apartWords(corpus: Corpus): Advice[] {
  const topics = below(corpus, "npmi", 0);
  const text =
    "The first words of these topics seldom stand together in the text: read the documents before you trust them.";
  return topics.length ? [{text, topics}] : [];
}

function unstable(corpus: Corpus): Advice[] {
  const topics = below(corpus, "stability", shaky);
  return topics.length ? [{text: "Other starts do not find these topics again.", topics}] : [];
}

export function advise(corpus: Corpus): Advice[] {
  return [...ofRun(corpus), ...likePairs(corpus), ...apartWords(corpus), ...unstable(corpus)];
}
