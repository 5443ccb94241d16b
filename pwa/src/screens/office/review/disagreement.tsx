// Two people wrote two things without having seen each other: what both had seen before, what shows for now, what else
// was written; with who, where, when, and the signature where it is why one shows. Before: review.tsx. After: ../decide.ts.

import type { Write } from "../../../../../sync/operation.ts";
import { store, type Value } from "../../../store";
import { Card } from "../../../ui/card";
import { Compare, type Side } from "../../../ui/compare";
import { clockOf, of, time } from "../../../ui/dates";
import { office } from "../../../ui/fr.office";
import { register } from "../../../ui/fr.register";
import { Ink } from "../../../ui/pad";
import { statusOf } from "../../meeting";
import { firstName } from "../../names";
import { lastOf, type MarkValue, type Signature } from "../../records";
import { decide } from "../decide.ts";
import { common } from "./common.ts";
import { HOME } from "./home.ts";
import { idsOf, type Part } from "./items.ts";
import { type Past, usePast } from "./past.ts";
import {
  about,
  detail,
  entryName,
  leavesOf,
  low,
  markOf,
  question,
  sessionLine,
  shownValue,
} from "./words.ts";

const words = office.review;

export function Disagreement({ part }: { part: Part }) {
  const { type, id, field } = part;
  const leaves = leavesOf(part);
  const past = usePast(type, id);
  const choices = distinct(part.also ? leaves.filter(says) : leaves);
  const values = choices.map((leaf) => shownValue(part, leaf.value));
  const choose = (leaf: Write) => {
    const told = words.decided(about(part), low(shownValue(part, leaf.value)));
    return decide(
      idsOf(part).map((one) => ({ type, id: one, set: { [field]: leaf.value as Value } })),
      told,
      HOME,
    );
  };
  const sides = choices.map((leaf, at): Side => {
    const value = shownValue(part, leaf.value);
    const mark = markOf(part, leaf.value);
    const received = past.writes.get(`${field} ${leaf.version}`)?.received;
    return {
      id: leaf.version,
      head: at === 0 ? words.shown : words.other,
      value,
      ...(mark ? { mark } : {}),
      words: value.length > 40,
      detail: [entryOf(part, leaf), detail(leaf, received), proof(part, leaf)]
        .filter(Boolean)
        .join(" "),
      shown: at === 0,
      choose: {
        label: at === 0 ? words.keep(low(value)) : words.choose(low(value)),
        onClick: () => void choose(leaf),
      },
    };
  });
  return (
    <>
      <div>
        <h2 class="question">{question(part, values)}</h2>
        <p class="quiet">{sessionLine(id)}</p>
      </div>
      <Compare sides={part.also ? sides : [before(part, past, leaves), ...sides]} />
      <Evidence part={part} leaves={choices} />
    </>
  );
}

/** Of a human with several entries, the entry of which nothing was noted contradicts nothing. */
const says = ({ value }: Write): boolean => statusOf(value as MarkValue | null) !== "unknown";

/** Equal values are no conflict: each stands once, the strongest first. */
function distinct(leaves: readonly Write[]): Write[] {
  const found = new Map<string, Write>();
  for (const leaf of leaves) {
    const key = JSON.stringify(leaf.value);
    if (!found.has(key)) found.set(key, leaf);
  }
  return [...found.values()];
}

function before(part: Part, past: Past, leaves: readonly Write[]): Side {
  const seen = common(past.writes, part.field, leaves);
  const covered = leaves.some((leaf) => leaf.over.length > 0);
  const value = seen ? seen.value : null;
  const mark = markOf(part, value);
  const unknown = covered && !past.known;
  return {
    id: "before",
    head: words.before,
    value: unknown ? words.needsNetwork : shownValue(part, value),
    ...(mark && !unknown ? { mark } : {}),
    words: unknown,
  };
}

/** Under which of several united entries it was noted. */
function entryOf(part: Part, leaf: Write): string {
  if (!part.also) return "";
  const written = (id: string) =>
    store.reading(part.type, id, part.field).leaves.some((one) => one.version === leaf.version);
  const id = idsOf(part).find(written);
  return id ? words.underEntry(entryName(lastOf(id))) : "";
}

/** "A fait signer Hugo." */
function proof(part: Part, leaf: Write): string {
  if (part.type !== "attendance") return "";
  const { evidence } = (leaf.value ?? {}) as MarkValue;
  if (evidence === "signed") return words.madeSign(firstName(lastOf(part.id)));
  return evidence === "witnessed" ? words.witnessed : "";
}

function Evidence({ part, leaves }: { part: Part; leaves: readonly Write[] }) {
  if (part.type !== "attendance" && part.type !== "signature") return null;
  const signed = store.get<Signature>("signature", part.id)?.values.signed;
  if (!signed?.strokes?.length) return null;
  const name = firstName(lastOf(part.id));
  const [first] = leaves;
  const wins =
    part.type === "attendance" && (first?.value as MarkValue | null)?.evidence === "signed";
  return (
    <Card>
      <div class="line">
        <Ink strokes={signed.strokes} label={register.signature.of(name)} />
        <div class="grow">
          <b>{words.signed(of(name), signed.at ? time(clockOf(signed.at)) : "")}</b>
          {wins && (
            <p class="quiet">{words.signedWins(low(shownValue(part, first?.value ?? null)))}</p>
          )}
        </div>
      </div>
    </Card>
  );
}
