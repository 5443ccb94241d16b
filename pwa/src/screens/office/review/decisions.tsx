// What coordinators decided lately, each with its undo: a decision can be taken back long after its notice has gone.
// Before: review.tsx. After: ../../notice.ts.

import { untracked } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Write } from "../../../../../sync/operation.ts";
import { type Seen, store, type Value } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { list, when } from "../../../ui/dates";
import { Empty } from "../../../ui/empty";
import { fr } from "../../../ui/fr";
import { office } from "../../../ui/fr.office";
import { authorOf } from "../../names";
import { keep, notice } from "../../notice";
import { now } from "../../now";
import { Page } from "../../page";
import { HOME } from "./home.ts";
import { TYPES } from "./items.ts";
import { about, entryName, low, shownValue } from "./words.ts";

const words = office.review;
const MOST = 40;

interface Decision {
  readonly type: string;
  readonly id: string;
  readonly field: string;
  readonly write: Write;
}

export function Decisions() {
  // Looked for again after each exchange and each undo, not at each keystroke of a colleague.
  const { contact, waiting } = store.sync.value;
  const all = useMemo(() => untracked(recent), [contact, waiting]);
  return (
    <Page current="review" title={words.decisions} sub={words.decisionsHint} back={HOME}>
      {!all.length && <Empty icon="history" title={words.noDecisions} />}
      <ul class="stack">
        {all.map((one) => (
          <li key={one[0].write.version}>
            <One all={one} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function One({ all }: { all: Answer }) {
  const [{ write }] = all;
  const title = sentence(all[0]);
  const undo = async () => {
    const voids = all.map(({ type, id, write }) => ({ type, id, void: [write.version] }));
    if (await keep(voids)) notice(words.undone(title));
  };
  return (
    <Card title={title} sub={words.byWhom(authorOf(write.version).name, when(write.at, now.value))}>
      <Button
        kind="secondary"
        icon="undo"
        label={words.undoNamed(title)}
        small
        onClick={() => void undo()}
      >
        {fr.common.undo}
      </Button>
    </Card>
  );
}

/** One answer, written to each entry of one human, is undone as one. */
type Answer = readonly [Decision, ...Decision[]];

function recent(): Answer[] {
  const found: Decision[] = [];
  for (const type of [...TYPES, "union", "held"]) {
    const all = [...store.records(type), ...store.gone(type)] as readonly Seen[];
    for (const { id } of all) {
      for (const [field, writes] of store.record(type, id).fields) {
        if (![...writes.values()].some((write) => write.decide)) continue;
        const write = store.reading(type, id, field).leaves.find((leaf) => leaf.decide);
        if (write) found.push({ type, id, field, write });
      }
    }
  }
  const answers = new Map<string, Answer>();
  for (const one of found.sort((a, b) => b.write.at - a.write.at)) {
    const key = `${one.write.at} ${sentence(one)}`;
    const known = answers.get(key);
    if (known) answers.set(key, [...known, one]);
    else if (answers.size < MOST) answers.set(key, [one]);
  }
  return [...answers.values()];
}

function sentence({ type, id, field, write }: Decision): string {
  if (type === "union") {
    const [a = "", b = ""] = id.split("+").map(entryName);
    return write.value === "same" ? words.united(list([a, b])) : words.apart(a, b);
  }
  if (type === "held") return write.value === "adopt" ? words.adopted(1) : words.aside(1);
  const part = { type, id, field };
  const value = field === "deleted" ? (write.value === null ? words.stays : words.goes) : undefined;
  return words.decided(about(part), low(value ?? shownValue(part, write.value as Value)));
}
