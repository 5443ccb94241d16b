/**
 * An operation, in words: "Atelier cuisine : Awa, présence". Never more than this device may show.
 * Before: store.waiting, store.refused. After: device/, session/disagreements.tsx.
 */
import type { Value } from "../store";
import { store } from "../store";
import { dayShort, time } from "../ui/dates";
import { fr } from "../ui/fr";
import { field } from "../ui/fr.field";
import { later } from "../ui/fr.later";
import { register } from "../ui/fr.register";
import { meeting } from "./meeting";
import { fullName, shortName } from "./names";
import { lastOf, type MarkValue, type Site, type When } from "./records";

interface Work {
  readonly type: string;
  readonly id: string;
  readonly fields: readonly string[];
  readonly set?: Readonly<Record<string, Value>>;
}

export function describe({ type, id, fields, set = {} }: Work): string {
  const session = id.split(".").slice(0, 4).join(".");
  const name = meeting(session)?.name ?? field.aSession;
  const gone = set.deleted === true;
  switch (type) {
    case "attendance": {
      const what = gone ? later.work.offList : low(valueWords(type, "mark", set.mark ?? null));
      return later.work.about(name, `${shortName(lastOf(id))}, ${what}`);
    }
    case "signature":
      return later.work.about(name, later.work.signature(shortName(lastOf(id))));
    case "sign_off":
      return later.work.about(name, later.work.signOff);
    case "headcount":
      return later.work.about(name, later.work.count(Number(set.count ?? 0)));
    case "session":
      return later.work.about(name, sessionWords(fields, set));
    case "person":
      if (gone) return later.work.removed(fullName(id));
      return set.first_name !== undefined && Object.keys(set).length <= 2 && isNew(id)
        ? later.work.newPerson(fullName(id))
        : later.work.edited(fullName(id));
    case "enrolment":
      return later.work.enrolment(shortName(lastOf(id)));
    default:
      return later.work.type(type);
  }
}

/** A person of whom the server knows nothing yet. */
const isNew = (id: string) =>
  [...(store.record("person", id).fields.get("first_name")?.values() ?? [])].length === 1;

function sessionWords(fields: readonly string[], set: Readonly<Record<string, Value>>): string {
  const [first = ""] = fields;
  if (fields.includes("state") && set.state) return low(valueWords("session", "state", set.state));
  if (first === "minutes") return later.work.minutes;
  return low(field.fieldName(first));
}

/** A value as people say it: "Présence", "Retard, arrivée 14 h 25", "Tenue". */
export function valueWords(type: string, name: string, value: Value): string {
  if (value === null) return field.empty;
  if (type === "attendance" && name === "mark") return markWords(value as MarkValue);
  if (type === "session" && name === "state") {
    const words: Readonly<Record<string, string>> = fr.states;
    return words[String(value)] ?? String(value);
  }
  if (type === "session" && name === "when") return whenWords(value as When);
  if (name === "site")
    return store.get<Site>("site", String(value))?.values.name ?? field.somewhere;
  if (type === "person" && name === "household") return field.household;
  return String(value);
}

function markWords({ status, arrival, departure, reason }: MarkValue): string {
  const reasons: Readonly<Record<string, string>> = register.reasons;
  const word = register.marks[status ?? "unknown"] ?? status;
  return [
    word,
    arrival && register.marks.arrival(time(arrival)),
    departure && register.marks.departure(time(departure)),
    reason && low(reasons[reason] ?? reason),
  ]
    .filter(Boolean)
    .join(", ");
}

const whenWords = ({ date, start, end }: When) =>
  [date && dayShort(date), start && time(start), end && time(end)].filter(Boolean).join(" · ");

const low = (text: string) => text.slice(0, 1).toLocaleLowerCase("fr") + text.slice(1);

/** Why work did not simply count, in words. */
export function whyWords(outcome: string, reason: string | undefined): string {
  const reasons: Readonly<Record<string, string>> = later.why.held;
  switch (outcome) {
    case "proposed":
      return later.why.proposed;
    case "review":
      return later.why.review;
    case "erased":
      return later.why.erased;
    default:
      return reasons[reason ?? ""] ?? later.why.other;
  }
}
