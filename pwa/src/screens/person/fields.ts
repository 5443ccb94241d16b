/** The fields of the form for a person: one line each. A field that is to be typed in is added here. */
import type { ComponentProps } from "preact";
import type { Value } from "../../store";
import type { Field } from "../../ui/field";
import { later } from "../../ui/fr.later";
import { register } from "../../ui/fr.register";
import type { Person } from "../records";

type Look = Partial<ComponentProps<typeof Field>>;

interface Line {
  readonly name: FieldName;
  readonly label: string;
  readonly record: "person" | "household";
  /** The field of the record, for the question whether one may write it. */
  readonly write: string;
  readonly field: Look;
}

export type FieldName =
  | "first_name"
  | "last_name"
  | "birth_year"
  | "phone"
  | "email"
  | "card"
  | "note";
export type Draft = Record<FieldName, string>;

const own = (name: Exclude<FieldName, "card">, label: string, look: Look = {}): Line => ({
  name,
  label,
  record: "person",
  write: name,
  field: look,
});

export const fields: readonly Line[] = [
  own("first_name", later.people.firstName, { maxLength: 80, required: true }),
  own("last_name", later.people.lastName, { maxLength: 80 }),
  own("birth_year", later.people.birthYear, { type: "number", maxLength: 4 }),
  own("phone", later.people.phone, { type: "tel", maxLength: 40 }),
  own("email", later.people.email, { type: "email", maxLength: 200 }),
  {
    name: "card",
    label: later.people.card,
    record: "household",
    write: "card_number",
    field: { maxLength: 40 },
  },
  own("note", later.people.note, {
    type: "textarea",
    hint: register.session.minutesHint,
    maxLength: 20_000,
  }),
];

export const shownAs = (person: Partial<Person>): Omit<Draft, "card"> => ({
  first_name: person.first_name ?? "",
  last_name: person.last_name ?? "",
  birth_year: person.birth_year == null ? "" : String(person.birth_year),
  phone: person.phone ?? "",
  email: person.email ?? "",
  note: person.note ?? "",
});

/** What a text means for the record: a year is a number, nothing typed clears. */
export function readAs(name: FieldName, text: string): Value {
  const clean = name === "note" ? text : text.trim();
  if (clean === "") return null;
  return name === "birth_year" ? Number(clean) : clean;
}
