/**
 * The records as screens read them. Every field may be absent: never written, or not for this role to see.
 * Before: ../store gives them. After: meeting.ts, names.ts and the screens.
 */
import type { Mark } from "../ui/mark";

export type MarkValue = {
  readonly status?: Mark | null;
  readonly reason?: string | null;
  readonly arrival?: string | null;
  readonly departure?: string | null;
  readonly evidence?: "witnessed" | "signed" | null;
};
export type Attendance = { readonly mark: MarkValue | null };

export type When = { readonly date?: string; readonly start?: string; readonly end?: string };
export type State = "planned" | "held" | "cancelled" | "nobody_came";
export type Session = {
  readonly state: State | null;
  readonly when: When | null;
  readonly site: string | null;
  readonly facilitators: readonly string[];
  readonly title: string | null;
  readonly reason: string | null;
  readonly minutes: string | null;
  readonly validation: { readonly lists: unknown } | null;
};
export type Activity = {
  readonly name: string | null;
  readonly kind: string | null;
  readonly site: string | null;
  readonly facilitators: readonly string[];
  readonly hours: { readonly start?: string; readonly end?: string } | null;
  readonly counted: boolean | null;
};
export type Site = { readonly name: string | null; readonly commune: string | null };
export type Named = { readonly name: string | null };
export type Device = { readonly user: string | null; readonly name: string | null };

export type Person = {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly birth_year: number | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly household: string | null;
  readonly note: string | null;
};
export type Household = {
  readonly card_number: string | null;
  readonly size: number | null;
  readonly entitled_until: string | null;
};
export type Stage = "referred" | "contacted" | "trial" | "agreed" | "paused" | "ended";
export type Enrolment = { readonly stage: Stage | null; readonly since: string | null };

export type Drawn = {
  readonly strokes?: readonly (readonly number[])[] | null;
  readonly at?: number | null;
  readonly signs?: string | null;
  readonly witness?: string | null;
};
export type Signature = { readonly signed: Drawn | null };
export type Headcount = { readonly count: number | null };

/** The last segment of an id: the person of a mark, the user of a sign-off, the device of a tally. */
export const lastOf = (id: string) => id.slice(id.lastIndexOf(".") + 1);
export const programmeOf = (id: string) => id.split(".", 1)[0] ?? "";
export const activityOf = (session: string) => session.split(".").slice(0, 2).join(".");
/** The date of the slot, which names the session whatever day it is held on. */
export const slotOf = (session: string) => session.split(".")[2] ?? "";
