/**
 * Notes: the minutes as typed. Each keystroke is a kept draft; they become an operation when the fingers rest, when one
 * leaves and when the app is hidden. What a colleague wrote meanwhile is not covered by it: both texts are kept.
 * Before: session.tsx. After: ../../store.
 */
import { useEffect, useState } from "preact/hooks";
import { store } from "../../store";
import { Field } from "../../ui/field";
import { later } from "../../ui/fr.later";
import { register } from "../../ui/fr.register";
import { keep } from "../notice";
import type { Session } from "../records";

const REST_MS = 4_000;

/** What is being typed, and the versions of the text it was begun on. */
interface Draft {
  readonly text: string;
  readonly shown: readonly string[];
}

const keyOf = (session: string) => `session/${session}/minutes`;

function draftOf(session: string): Draft | undefined {
  const kept = store.drafts.get(keyOf(session));
  return kept === undefined ? undefined : (JSON.parse(kept) as Draft);
}

const textOf = (session: string) => store.get<Session>("session", session)?.values.minutes ?? "";

/** The leaves that one reads in the box: those of this very text; all, where the server made one text of several. */
function shownIn(session: string): string[] {
  const { leaves } = store.reading("session", session, "minutes");
  const own = leaves.filter((leaf) => leaf.value === textOf(session));
  return (own.length ? own : leaves).map((leaf) => leaf.version);
}

/** What was typed becomes an operation, if it says anything new. */
export async function keepMinutes(session: string): Promise<void> {
  const draft = draftOf(session);
  if (!draft) return;
  const key = keyOf(session);
  if (draft.text === textOf(session)) return store.drafts.drop(key);
  await keep(
    [
      {
        type: "session",
        id: session,
        set: { minutes: draft.text || null },
        shown: { minutes: draft.shown },
      },
    ],
    { drafts: [key] },
  );
}

export function Notes({ session, closed }: { session: string; closed: string | undefined }) {
  const kept = textOf(session);
  const [draft, setDraft] = useState(draftOf(session));
  const text = draft?.text ?? kept;
  useEffect(() => {
    if (!draft) return;
    const timer = setTimeout(() => {
      void keepMinutes(session).then(() => setDraft(draftOf(session)));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [draft, session]);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === "hidden") void keepMinutes(session);
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      void keepMinutes(session);
    };
  }, [session]);
  const type = (next: string) => {
    const begun = draft ?? { shown: shownIn(session) };
    const now = { text: next, shown: begun.shown };
    store.drafts.set(keyOf(session), JSON.stringify(now));
    setDraft(now);
  };
  if (closed) return <p class="minutes">{kept || later.notes.empty}</p>;
  const others = draft && shownIn(session).some((one) => !draft.shown.includes(one));
  return (
    <>
      <Field
        label={register.session.minutes}
        hint={register.session.minutesHint}
        type="textarea"
        maxLength={20_000}
        value={text}
        onInput={type}
      />
      {others && <p class="quiet">{later.notes.others}</p>}
    </>
  );
}
