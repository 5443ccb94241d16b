/**
 * How a session ends: held, cancelled (a cancelled session is nobody's absence), or nobody came. Each with its undo.
 * Before: register.tsx. After: ../notice.ts.
 */
import { go, to } from "../../router";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { register } from "../../ui/fr.register";
import { iMayWrite } from "../me";
import { countAt, meeting, stateWord } from "../meeting";
import { clearNotice, keep, noticeAt } from "../notice";
import type { Session, State } from "../records";
import { up } from "./shown";

/** Writes the state and says so on the screen of the day, where one is led. */
export async function setState(id: string, state: State, reason?: string): Promise<void> {
  const before = store.get<Session>("session", id)?.values;
  const set = { state, ...(reason === undefined ? {} : { reason: reason || null }) };
  const done = await keep([{ type: "session", id, set }], { drafts: [reasonDraft(id)] });
  if (!done) return;
  noticeAt(to.today, register.end.told[state](meeting(id)?.name ?? ""), () => {
    clearNotice();
    const back = {
      state: before?.state ?? "planned",
      ...(reason === undefined ? {} : { reason: before?.reason ?? null }),
    };
    void keep([{ type: "session", id, set: back }]);
  });
  go(to.today);
}

export const reasonDraft = (id: string) => `session/${id}/reason`;

export function EndOfSession({ session, people }: { session: string; people: readonly string[] }) {
  const one = meeting(session);
  if (!one || !iMayWrite("session", "state")) return null;
  const { came, missing } = countAt(session, people);
  const ended = one.state !== "planned";
  return (
    <section class="stack ends" aria-label={register.end.title}>
      <h2 class="label">{register.end.title}</h2>
      {ended ? (
        <>
          <p>{stateWord(one.state)}</p>
          <Button
            kind="secondary"
            icon="undo"
            wide
            onClick={() => void keep([{ type: "session", id: session, set: { state: "planned" } }])}
          >
            {register.session.reopen}
          </Button>
        </>
      ) : (
        <>
          {(missing > 0 || one.counted) && (
            <Button
              kind="secondary"
              icon="check"
              wide
              onClick={() => void setState(session, "held")}
            >
              {register.session.end}
              {missing > 0 && ` · ${register.session.stillMissing(missing)}`}
            </Button>
          )}
          {came === 0 && (
            <Button
              kind="secondary"
              icon="people"
              wide
              onClick={() => void setState(session, "nobody_came")}
            >
              {register.session.nobody}
            </Button>
          )}
          <Button
            kind="secondary"
            icon="cross"
            wide
            onClick={() => {
              up.value = { kind: "cancel" };
            }}
          >
            {register.session.cancelled}
          </Button>
        </>
      )}
      <Button kind="quiet" icon="clock" wide href={to.session(session, "horaires")}>
        {register.end.correct}
      </Button>
    </section>
  );
}
