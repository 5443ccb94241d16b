// Work that was not admitted, in plain French, with why: adopt it, and it counts; set it aside, and it stays kept
// without counting. Before: review.tsx. After: ../decide.ts.

import { sessionOf } from "../../../../../sync/names.ts";
import type { Json, Operation } from "../../../../../sync/operation.ts";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { when } from "../../../ui/dates";
import { office } from "../../../ui/fr.office";
import { describe } from "../../describe";
import { userName } from "../../names";
import { now } from "../../now";
import type { Named } from "../../records";
import { decide } from "../decide.ts";
import { HOME } from "./home.ts";
import type { Held as Record_ } from "./items.ts";
import { fieldName, sessionOn, shownValue } from "./words.ts";

const words = office.review;

export function Held({ ids, reason }: { ids: readonly string[]; reason: string }) {
  const why: Readonly<Record<string, string>> = words.heldWhy;
  const titles: Readonly<Record<string, string>> = words.heldTitles;
  const author = store.get<Record_>("held", ids[0] ?? "")?.values.author;
  const settle = (which: readonly string[], verdict: "adopt" | "aside") =>
    void decide(
      which.map((id) => ({ type: "held", id, set: { verdict } })),
      verdict === "adopt" ? words.adopted(which.length) : words.aside(which.length),
      HOME,
    );
  return (
    <>
      <div>
        <h2 class="question">{titles[reason] ?? words.heldTitles.strange}</h2>
        <p class="quiet">{[author && userName(author), why[reason]].filter(Boolean).join(" · ")}</p>
      </div>
      {ids.length > 1 && (
        <div class="line">
          <Button kind="secondary" icon="all" small onClick={() => settle(ids, "adopt")}>
            {words.adoptAll}
          </Button>
          <Button kind="secondary" icon="cross" small onClick={() => settle(ids, "aside")}>
            {words.asideAll}
          </Button>
        </div>
      )}
      {ids.map((id) => (
        <One key={id} id={id} onSettle={(verdict) => settle([id], verdict)} />
      ))}
    </>
  );
}

function One({ id, onSettle }: { id: string; onSettle: (verdict: "adopt" | "aside") => void }) {
  const text = store.get<Record_>("held", id)?.values.operation ?? "";
  const operation = readable(text);
  const device = store.get<Named>("device", id.slice(0, id.lastIndexOf("-")))?.values.name;
  return (
    <Card
      title={operation ? sentence(operation) : words.unreadable}
      sub={[
        operation && sessionOf(operation.type, operation.id) && sessionOn(operation.id),
        device,
        operation && words.notedAt(when(operation.at, now.value)),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      {operation && <Values operation={operation} />}
      <div class="line">
        <Button small onClick={() => onSettle("adopt")}>
          {words.adopt}
        </Button>
        <Button kind="secondary" small onClick={() => onSettle("aside")}>
          {words.setAside}
        </Button>
      </div>
    </Card>
  );
}

function readable(text: string): Operation | undefined {
  try {
    const found = JSON.parse(text) as Partial<Operation>;
    return typeof found.type === "string" && typeof found.id === "string"
      ? (found as Operation)
      : undefined;
  } catch {
    return undefined; // too long to be kept whole
  }
}

const fieldsOf = ({ set, add, remove }: Operation) => Object.keys({ ...set, ...add, ...remove });

const sentence = (operation: Operation) =>
  describe({
    type: operation.type,
    id: operation.id,
    fields: fieldsOf(operation),
    ...(operation.set ? { set: operation.set } : {}),
  });

/** What the title does not already say: a mark is told whole there. */
function Values({ operation }: { operation: Operation }) {
  const { type, id, set = {} } = operation;
  const lines = Object.entries(set).filter(([field]) => field !== "deleted");
  if (type === "attendance" || !lines.length) return null;
  return (
    <ul>
      {lines.map(([field, value]) => (
        <li key={field}>{words.in(fieldName(type, field), plain(type, id, field, value))}</li>
      ))}
    </ul>
  );
}

const plain = (type: string, id: string, field: string, value: Json): string =>
  value !== null && typeof value === "object" && field !== "when"
    ? words.aValue
    : shownValue({ type, id, field }, value);
