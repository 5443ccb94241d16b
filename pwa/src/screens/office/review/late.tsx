// Work that came after the validation of its session, by people who had not seen it: a proposal each, to accept or to
// leave; two texts can both be kept. Before: review.tsx. After: ../decide.ts.

import type { Write } from "../../../../../sync/operation.ts";
import { fieldOf } from "../../../../../sync/schema.ts";
import { type Change, type Seen, store, type Value } from "../../../store";
import { Button } from "../../../ui/button";
import { Compare, type Side } from "../../../ui/compare";
import { office } from "../../../ui/fr.office";
import { userName } from "../../names";
import { decide } from "../decide.ts";
import { HOME } from "./home.ts";
import type { Part } from "./items.ts";
import { usePast } from "./past.ts";
import { about, detail, markOf, sessionOn, shownValue } from "./words.ts";

const words = office.review;

export function Late({ session, parts }: { session: string; parts: readonly Part[] }) {
  const all = (take: boolean) => {
    const told = take ? words.acceptedAll(parts.length) : words.leftAll(parts.length);
    return decide(
      parts.flatMap((part) => settle(part, take ? best(part) : undefined)),
      told,
      HOME,
    );
  };
  return (
    <>
      <div>
        <h2 class="question">{sessionOn(session)}</h2>
        <p class="quiet">{words.lateHint}</p>
      </div>
      {parts.length > 1 && (
        <div class="line">
          <Button kind="secondary" icon="all" small onClick={() => void all(true)}>
            {words.acceptAll}
          </Button>
          <Button kind="secondary" icon="lock" small onClick={() => void all(false)}>
            {words.leaveAll}
          </Button>
        </div>
      )}
      {parts.map((part) => (
        <One key={`${part.type} ${part.id} ${part.field}`} part={part} />
      ))}
    </>
  );
}

const best = ({ type, id, field }: Part): Write | undefined =>
  store.reading(type, id, field).proposals[0];

const shownNow = ({ type, id, field }: Part): Value =>
  ((store.get(type, id) as Seen<Record<string, Value>> | undefined)?.values[field] as Value) ??
  null;

/** The change that settles a part: as proposed, or as it was validated. */
function settle(part: Part, taken: Write | undefined): Change[] {
  const { type, id, field } = part;
  if (fieldOf(type, field)?.merge === "set") return settleSet(part, taken);
  if (field === "deleted") return [{ type, id, set: { deleted: !!taken && taken.value !== null } }];
  return [{ type, id, set: { [field]: taken ? (taken.value as Value) : shownNow(part) } }];
}

/** Elements of a set are added anew by whoever accepts; what is left aside is taken away. */
function settleSet({ type, id, field }: Part, taken: Write | undefined): Change[] {
  const elements = bits(store.reading(type, id, field).proposals[0]);
  if (taken) return [{ type, id, add: { [field]: elements } }];
  return [{ type, id, remove: { [field]: elements } }];
}

const bits = (write: Write | undefined) =>
  ((write?.value as { add?: string[] } | null)?.add ?? []) as string[];

function One({ part }: { part: Part }) {
  const { type, id, field } = part;
  const { proposals } = store.reading(type, id, field);
  const past = usePast(type, id);
  const text = fieldOf(type, field)?.merge === "text";
  const now = shownNow(part);
  const act = (changes: readonly Change[], told: string) => void decide(changes, told, HOME);
  const sides: Side[] = [
    {
      id: "validated",
      head: words.validatedValue,
      ...look(part, now),
      shown: true,
      choose: {
        label: words.leave,
        onClick: () => act(settle(part, undefined), words.left(about(part))),
      },
    },
    ...proposals.map(
      (write): Side => ({
        id: write.version,
        head: words.proposal,
        ...look(part, write.value as Value),
        detail: detail(write, past.writes.get(`${field} ${write.version}`)?.received),
        choose: {
          label: words.accept,
          onClick: () => act(settle(part, write), words.accepted(about(part))),
        },
      }),
    ),
  ];
  const both = [now, ...proposals.map((write) => write.value)].filter(Boolean).join("\n\n");
  return (
    <section class="stack">
      <h3>{about(part)}</h3>
      <Compare sides={sides} />
      {text && (
        <Button
          kind="secondary"
          onClick={() => act([{ type, id, set: { [field]: both } }], words.keptBoth(about(part)))}
        >
          {words.keepBoth}
        </Button>
      )}
    </section>
  );
}

function look(part: Part, value: Value): Pick<Side, "value" | "mark" | "words"> {
  if (part.field === "deleted") return { value: value === null ? words.stays : words.goes };
  if (fieldOf(part.type, part.field)?.merge === "set") return { value: names(value), words: true };
  const mark = markOf(part, value);
  const shown = shownValue(part, value);
  return { value: shown, ...(mark ? { mark } : {}), words: shown.length > 40 };
}

function names(value: Value): string {
  const ids = Array.isArray(value) ? value : bits({ value } as Write);
  return (ids as string[]).map(userName).join(", ") || words.nothing_;
}
