/**
 * A signature, and the mark that it proves, in one write. A witness stands in where somebody cannot sign.
 * Before: handover.tsx. After: ../notice.ts.
 */

import type { Change, Seen } from "../../store";
import { store } from "../../store";
import { dayFull } from "../../ui/dates";
import { register } from "../../ui/fr.register";
import type { Stroke } from "../../ui/strokes";
import { me } from "../me";
import { CAME, hoursOf, markId, meeting, notedOf, statusOf } from "../meeting";
import { firstName } from "../names";
import { keep, notice } from "../notice";
import type { Signature } from "../records";
import { membersOf } from "../same";

export function signatureAt(session: string, person: string): Seen<Signature> | undefined {
  for (const member of membersOf(person)) {
    const one = store.get<Signature>("signature", markId(session, member));
    if (one?.sight && one.values.signed) return one;
  }
  return undefined;
}

/** What stands above the line: the session as it is now, in words. */
function wording(session: string): string {
  const one = meeting(session);
  return one
    ? [one.name, dayFull(one.date), hoursOf(one), one.place].filter(Boolean).join(", ")
    : "";
}

type Proof = { strokes: readonly Stroke[] } | { witness: string };

async function prove(
  session: string,
  person: string,
  proof: Proof,
  draft: string,
): Promise<boolean> {
  const noted = notedOf(session, person);
  const id = noted?.ids[0] ?? markId(session, person);
  const value = noted?.value ?? {};
  const status = statusOf(noted?.value);
  const evidence = "witness" in proof ? "witnessed" : "signed";
  const changes: Change[] = [
    {
      type: "signature",
      id,
      set: { signed: { ...proof, at: Date.now(), signs: wording(session) } },
    },
    {
      type: "attendance",
      id,
      // Whoever signs is there, whatever had been noted; a late arrival stays one.
      set: {
        mark: CAME.includes(status) ? { ...value, evidence } : { status: "present", evidence },
      },
    },
  ];
  const done = await keep(changes, { drafts: [draft] });
  if (done) notice(register.signature.kept(firstName(person)));
  return done;
}

export const sign = (session: string, person: string, strokes: readonly Stroke[], draft: string) =>
  prove(session, person, { strokes }, draft);

export const attest = (session: string, person: string, draft: string) =>
  prove(session, person, { witness: me().user }, draft);
