// What the reader changes of a topic: its name, what it is part of, whether it counts, and a note.
import {Topic} from "../corpus";
import {h} from "../dom";
import {listed} from "../format";
import {Page} from "../page";

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

function field(name: string, control: HTMLElement): HTMLElement {
  return h("label", {}, h("span", {}, name), control);
}

function mergeChoice(page: Page, topic: Topic): HTMLSelectElement {
  const others = page.corpus.topics().filter((other) => other.number !== topic.number);
  const options = others.map((other) => h("option", {value: other.number}, `${other.number} ${other.label}`));
  return h("select", {name: "merge", onchange: merge}, h("option", {value: ""}, "nothing"), ...options);

  function merge(this: HTMLSelectElement): void {
    const into = Number(this.value);
    page.corpus.edits.merge(topic.number, into);
    page.go({view: "topic", topic: into});
  }
}

export function editor(page: Page, topic: Topic): HTMLElement {
  const {edits} = page.corpus;
  const edit = edits.of(topic.number);
  const name = h("input", {
    type: "text",
    name: "name",
    value: edit.name ?? "",
    placeholder: topic.label,
    maxlength: 200,
    dir: "auto",
    onchange: () => edits.change(topic.number, {name: orNull(name.value)}),
  });
  const notes = h(
    "textarea",
    {rows: 2, name: "notes", dir: "auto", onchange: () => edits.change(topic.number, {notes: orNull(notes.value)})},
    edit.notes ?? "",
  );
  const drop = h("input", {
    type: "checkbox",
    name: "drop",
    checked: edit.drop,
    onchange: () => edits.change(topic.number, {drop: drop.checked}),
  });
  const merged = edit.merge.map((part) => `${part} (${page.corpus.data.topics[part].label})`);
  const split =
    merged.length > 0 &&
    h(
      "p",
      {},
      `Topic ${listed(merged)} counted in. `,
      h("button", {onclick: () => edits.split(topic.number)}, "Split"),
    );
  return h(
    "details",
    {class: "editor"},
    h("summary", {}, "Rename, merge, note"),
    h(
      "div",
      {class: "form"},
      field("Name", name),
      field("Make it part of", mergeChoice(page, topic)),
      field("Note", notes),
      h("label", {class: "check"}, drop, " of no use: leave it out of lists and pictures"),
      split,
    ),
  );
}
