// What the reader changes of a topic: its name, what it is part of, whether it counts, and a note.
import {Topic} from "../corpus";
import {h} from "../dom";
import {listed} from "../format";
import {Page, titled} from "../page";

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

function field(name: string, control: HTMLElement): HTMLElement {
  return h("label", {}, h("span", {}, name), control);
}

// A choice and a button: arrows only choose.
function mergeControl(page: Page, topic: Topic): HTMLElement {
  const others = page.corpus.topics().filter((other) => other.number !== topic.number);
  const options = others.map((other) => h("option", {value: other.number}, titled(other)));
  const choice = h(
    "select",
    {name: "merge", "aria-label": "Make it part of"},
    h("option", {value: ""}, "–"),
    ...options,
  );
  return h("span", {class: "group"}, choice, h("button", {onclick: merge}, "Merge"));

  function merge(): void {
    if (choice.value === "") return;
    const into = Number(choice.value);
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
      h("div", {class: "field"}, h("span", {}, "Make it part of"), mergeControl(page, topic)),
      field("Note", notes),
      h("label", {class: "check"}, drop, " of no use: leave it out of lists and pictures"),
      split,
    ),
  );
}
