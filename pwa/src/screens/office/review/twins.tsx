// The same person twice? Both entries side by side; to unite is reversible: nothing is rewritten, one becomes another
// name of the other. "Not the same" is remembered. Before: review.tsx. After: ../decide.ts.

import { to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { counted, dayFull, list } from "../../../ui/dates";
import { later } from "../../../ui/fr.later";
import { office } from "../../../ui/fr.office";
import {
  type Attendance,
  activityOf,
  type Enrolment,
  type Household,
  type Person,
  programmeOf,
  slotOf,
} from "../../records";
import { decide } from "../decide.ts";
import { nameOf, programmes } from "../settings/lists.ts";
import { HOME } from "./home.ts";
import { entryName } from "./words.ts";

const words = office.review;

export function Twins({ pair, contradiction }: { pair: string; contradiction: boolean }) {
  const [a = "", b = ""] = pair.split("+");
  const others = rowsOf(b);
  const rows = rowsOf(a)
    .map((row, at) => ({ ...row, other: others[at]?.value ?? "" }))
    .filter(({ value, other }) => value || other);
  const within = programmeWhere(a) ?? programmeWhere(b) ?? programmes()[0]?.id;
  const settle = (verdict: "same" | "different", told: string) =>
    void decide(
      [{ type: "union", id: pair, set: { verdict }, ...(within ? { in: within } : {}) }],
      told,
      HOME,
    );
  return (
    <>
      <div>
        <h2 class="question">{contradiction ? words.contradiction : words.twins}</h2>
        <p class="quiet">{contradiction ? words.contradictionHint : words.twinsHint}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <section class="card twins" tabIndex={0} aria-label={words.sideBySide}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{words.what}</span>
              </th>
              {[a, b].map((id) => (
                <th key={id} scope="col">
                  <a href={to.person(id)}>{entryName(id)}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, value, other }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td data-differs={differ(value, other) ? "" : undefined}>{value || "–"}</td>
                <td data-differs={differ(value, other) ? "" : undefined}>{other || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {contradiction ? (
        <Contradiction pair={pair} onSame={() => settle("same", words.united(entryName(a)))} />
      ) : (
        <div class="pair">
          <Button icon="people" onClick={() => settle("same", words.united(entryName(a)))}>
            {words.unite}
          </Button>
          <Button
            kind="secondary"
            onClick={() => settle("different", words.apart(entryName(a), entryName(b)))}
          >
            {words.different}
          </Button>
        </div>
      )}
    </>
  );
}

/** Told apart, yet joined through others: either they are one, or one of the unions between them is wrong. */
function Contradiction({ pair, onSame }: { pair: string; onSame: () => void }) {
  return (
    <div class="stack">
      <Button icon="people" onClick={onSame}>
        {words.unite}
      </Button>
      {path(pair).map((link) => (
        <Joined key={link} link={link} next={HOME} />
      ))}
    </div>
  );
}

/** One union, with the way to take it back. */
export function Joined({ link, next }: { link: string; next: string }) {
  const names = list(link.split("+").map(entryName));
  const apart = () =>
    void decide(
      [{ type: "union", id: link, set: { verdict: "different" }, ...inside(link) }],
      words.separated(names),
      next,
    );
  return (
    <Card title={names} sub={words.joined}>
      <Button kind="secondary" small onClick={apart}>
        {words.separate}
      </Button>
    </Card>
  );
}

/** The unions that join the two, one after the other. */
function path(pair: string): string[] {
  const [from = "", goal = ""] = pair.split("+");
  const queue: { at: string; links: string[] }[] = [{ at: from, links: [] }];
  const seen = new Set([from]);
  for (const { at, links } of queue) {
    if (at === goal) return links;
    for (const union of store.about<{ verdict: string | null }>(at, "union")) {
      if (union.values.verdict !== "same") continue;
      const next = union.id.split("+").find((id) => id !== at) ?? at;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push({ at: next, links: [...links, union.id] });
    }
  }
  return [];
}

function inside(pair: string): { in?: string } {
  const [a = "", b = ""] = pair.split("+");
  const within = programmeWhere(a) ?? programmeWhere(b);
  return within ? { in: within } : {};
}

const programmeWhere = (person: string): string | undefined => {
  const [one] = [...store.about(person, "enrolment"), ...store.about(person, "attendance")];
  return one && programmeOf(one.id);
};

function rowsOf(id: string): { label: string; value: string }[] {
  const person = store.get<Person>("person", id)?.values ?? {};
  const household = person.household
    ? store.get<Household>("household", person.household)?.values
    : undefined;
  const marks = store
    .about<Attendance>(id, "attendance")
    .map((one) => slotOf(one.id))
    .sort();
  const enrolments = store
    .about<Enrolment>(id, "enrolment")
    .map((one) => nameOf("activity", activityOf(one.id)));
  const last = marks.at(-1);
  return [
    { label: later.people.firstName, value: person.first_name ?? "" },
    { label: later.people.lastName, value: person.last_name ?? "" },
    { label: later.people.birthYear, value: person.birth_year ? String(person.birth_year) : "" },
    { label: later.people.phone, value: person.phone ?? "" },
    { label: later.people.email, value: person.email ?? "" },
    { label: later.people.card, value: household?.card_number ?? "" },
    { label: words.where, value: list(enrolments) },
    { label: words.noted, value: marks.length ? counted(marks.length, "fois") : "" },
    { label: words.lastSeen, value: last ? dayFull(last) : "" },
  ];
}

/** Spaces, points, accents and capitals make no difference between two people. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[^a-z0-9]/gi, "")
    .toLowerCase();
const differ = (one: string, other: string) => !!one && !!other && plain(one) !== plain(other);
