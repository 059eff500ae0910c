// What the numbers of a run say in plain words, and what to do about it.
import {Corpus, Topic} from "./corpus";
import {percent} from "./format";

export interface Advice {
  text: string;
  topics: Topic[]; // that it is about
}

export const muchUnexplained = 0.2; // of the documents: so many weakly explained ones are no accident

// The run itself warns of what did not converge and of documents without words.
function ofRun(corpus: Corpus): Advice[] {
  const {weakly_explained: weak, warnings} = corpus.data.trust;
  const texts = warnings.map((warning) => warning + ".");
  if (weak > muchUnexplained)
    texts.push(`Topics explain little of ${percent(weak)} of the documents. More topics may help.`);
  return texts.map((text) => ({text, topics: []}));
}

// What the run doubts of topics that are shown as it found them; of a pair both must be.
function ofTopics(corpus: Corpus): Advice[] {
  const apart = corpus.topics().filter((topic) => topic.parts.length === 1);
  return corpus.data.trust.doubts.flatMap(({kind, topics: doubted, text}) => {
    const topics = apart.filter((topic) => doubted.includes(topic.number));
    return topics.length < (kind === "duplicate" ? 2 : 1) ? [] : [{text, topics}];
  });
}

export function advise(corpus: Corpus): Advice[] {
  return [...ofRun(corpus), ...ofTopics(corpus)];
}
