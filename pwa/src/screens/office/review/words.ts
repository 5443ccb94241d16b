// What a review is about, in words: titles, questions, values, who and when. Only readings.
// Before: items.ts. After: review.tsx and the details.

import { strongestFirst } from "../../../../../sync/merge.ts";
import { sessionOf } from "../../../../../sync/names.ts";
import type { Write } from "../../../../../sync/operation.ts";
import { store, type Value } from "../../../store";
import { counted, dayLong, dayPlain, list, when } from "../../../ui/dates";
import { field as fieldWords } from "../../../ui/fr.field";
import { later as laterWords } from "../../../ui/fr.later";
import { office } from "../../../ui/fr.office";
import { register } from "../../../ui/fr.register";
import type { Mark } from "../../../ui/mark";
import { valueWords } from "../../describe";
import { hoursOf, meetingOf } from "../../meeting";
import { authorOf, fullName, given, shortName } from "../../names";
import { now } from "../../now";
import { lastOf, type MarkValue, type Named, type Session } from "../../records";
import { type Item, idsOf, type Part } from "./items.ts";

const words = office.review;

/** "Présence de Hugo D.", "Téléphone de Hugo Durand", "Horaire : Atelier cuisine". */
export function about({ type, id, field }: Part): string {
  const what = fieldName(type, field);
  switch (type) {
    case "attendance":
    case "signature":
    case "enrolment":
      return words.of(what, shortName(lastOf(id)));
    case "person":
      return words.of(what, fullName(id));
    case "session":
    case "headcount":
    case "sign_off":
      return words.in(what, sessionName(id));
    default:
      return words.in(what, store.get<Named>(type, id)?.values.name ?? laterWords.work.type(type));
  }
}

export function fieldName(type: string, field: string): string {
  const names: Readonly<Record<string, string>> = words.fields;
  return names[`${type}.${field}`] ?? names[field] ?? fieldWords.fieldName(field);
}

const meetingAt = (id: string) => {
  const session = store.get<Session>("session", sessionOf("session", id) ?? id);
  return session ? meetingOf(session) : undefined;
};

export const sessionName = (id: string): string => meetingAt(id)?.name ?? fieldWords.aSession;

/** "Atelier cuisine · 14 h – 16 h 30 · Centre social de Vern" */
export function sessionLine(id: string): string {
  const one = meetingAt(id);
  return one ? [one.name, hoursOf(one), one.place].filter(Boolean).join(" · ") : "";
}

/** "Atelier cuisine du 12 novembre" */
export function sessionOn(id: string): string {
  const one = meetingAt(id);
  return one ? words.sessionOn(one.name, dayPlain(one.date)) : fieldWords.aSession;
}

export function question(part: Part, values: readonly string[]): string {
  const one = meetingAt(part.id);
  if (part.type === "attendance" && one)
    return words.question(shortName(lastOf(part.id)), dayLong(one.date), values.map(low));
  return words.choice(about(part), values);
}

export function shownValue({ type, field }: Part, value: Value): string {
  if (value === null) return type === "attendance" ? words.notNoted : words.nothing_;
  if (type === "signature" || type === "sign_off") return words.aSignature;
  if (type === "headcount") return counted(Number(value), "personne");
  if (type === "enrolment" && field === "stage")
    return (laterWords.stages as Readonly<Record<string, string>>)[String(value)] ?? String(value);
  if (field === "phone") return String(value).replaceAll(" ", "\u00a0");
  return valueWords(type, field, value);
}

/** The mark whose sign and colours a value wears. */
export function markOf({ type, field }: Part, value: Value): Mark | undefined {
  if (type !== "attendance" || field !== "mark") return undefined;
  const status = (value as MarkValue | null)?.status ?? "unknown";
  return status in register.marks.noted ? status : undefined;
}

const MINUTE = 60_000;

/** "14 h 08", "hier à 14 h 08" */
const at = (instant: number) => when(instant, now.value).replace(/^à /, "");

/** "Nadia, 14 h 08, sur Téléphone de Nadia. Reçu à 18 h 12." `received` is known where there is network. */
export function detail(write: Write, received: number | undefined): string {
  const { name } = authorOf(write.version);
  const device = store.get<Named>("device", write.version.slice(0, write.version.lastIndexOf("-")))
    ?.values.name;
  const far = received ? received - write.at : 0;
  const odd = write.at > now.value + MINUTE * 10 || (received ? -far > MINUTE * 10 : false);
  const parts = [
    words.by(given(name), odd ? "" : at(write.at), device ? words.on(device) : ""),
    received && far > MINUTE * 2 ? words.receivedLate(when(received, now.value)) : "",
    odd ? words.oddClock : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** What stands against each other, the one that shows first; over all records that are read as one. */
export function leavesOf(part: Part): readonly Write[] {
  const { type, field } = part;
  const all = idsOf(part).flatMap((id) => store.reading(type, id, field).leaves);
  return part.also ? strongestFirst(type, field, all) : all;
}

export const authors = (leaves: readonly Write[]): string[] => [
  ...new Set(leaves.map((leaf) => given(authorOf(leaf.version).name))),
];

export function heading(item: Item): { title: string; sub: string } {
  switch (item.kind) {
    case "field": {
      if (item.part.also) return { title: about(item.part), sub: words.twoEntries };
      const who = authors(leavesOf(item.part));
      const said = who.length > 1 ? words.disagree(list(who)) : words.disagreeAlone(who[0] ?? "");
      return { title: about(item.part), sub: said };
    }
    case "deleted":
      return { title: words.deleted, sub: nameOf(item.type, item.id) };
    case "late":
      return {
        title: words.late,
        sub: [sessionOn(item.session), item.parts.length > 1 && words.entries(item.parts.length)]
          .filter(Boolean)
          .join(" · "),
      };
    case "twin":
      return {
        title: item.contradiction ? words.contradiction : words.twins,
        sub: item.pair.split("+").map(entryName).join(" · "),
      };
    case "held": {
      const reasons: Readonly<Record<string, string>> = words.heldTitles;
      const who = store.get<{ author: string | null }>("held", item.ids[0] ?? "")?.values.author;
      const name = who && store.get<Named>("user", who)?.values.name;
      return {
        title: reasons[item.reason] ?? words.heldTitles.strange,
        sub: [name, words.entries(item.ids.length)].filter(Boolean).join(" · "),
      };
    }
  }
}

/** An entry by its own name: united ones each keep theirs here. */
export function entryName(id: string): string {
  const { first_name, last_name } =
    store.get<{ first_name: string; last_name: string }>("person", id)?.values ?? {};
  return [first_name ?? fieldWords.unnamed, last_name].filter(Boolean).join(" ");
}

export function nameOf(type: string, id: string): string {
  if (type === "person") return fullName(id);
  if (type === "session") return sessionOn(id);
  if (type === "attendance" || type === "signature")
    return words.markOn(shortName(lastOf(id)), sessionOn(id));
  if (type === "enrolment")
    return words.of(laterWords.work.type("enrolment"), shortName(lastOf(id)));
  return store.get<Named>(type, id)?.values.name ?? laterWords.work.type(type);
}

const low = (text: string) => text.slice(0, 1).toLocaleLowerCase("fr") + text.slice(1);

export { low };
