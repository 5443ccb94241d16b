/**
 * "…": what one tap does not say. Late, left early, excused, with the time and the reason; the way to the person; off
 * the list again. Each choice is written as it is made: there is nothing to confirm.
 * Before: line.tsx. After: marks.ts.
 */
import { SCHEMA } from "../../../../sync/schema.ts";
import { go, to } from "../../router";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { register } from "../../ui/fr.register";
import { Icon } from "../../ui/icons";
import { type Mark, signs } from "../../ui/mark";
import { Sheet } from "../../ui/sheet";
import { iAm, iMaySee } from "../me";
import { notedOf, statusOf } from "../meeting";
import { shortName } from "../names";
import { clock } from "../now";
import type { MarkValue } from "../records";
import { mark, removable, takeBack } from "./marks";
import { closeUp, up } from "./shown";

const CHOICES: readonly Mark[] = ["present", "late", "left_early", "excused", "absent", "unknown"];
const REASONS = SCHEMA.get("attendance")?.fields.mark?.parts.reason?.values ?? [];

export function PersonSheet({ session }: { session: string }) {
  const open = up.value?.kind === "person" ? up.value : null;
  return (
    <Sheet open={open !== null} title={open ? shortName(open.person) : ""} onClose={closeUp}>
      {open && <Choices session={session} person={open.person} />}
    </Sheet>
  );
}

function Choices({ session, person }: { session: string; person: string }) {
  const value = notedOf(session, person)?.value ?? {};
  const status = statusOf(value);
  const write = (next: MarkValue) => void mark(session, person, { ...value, ...next });
  return (
    <>
      <div class="choices">
        {CHOICES.map((one) => (
          <button
            key={one}
            type="button"
            class="choice"
            data-mark={one}
            aria-pressed={one === status}
            onClick={() => void mark(session, person, started(one))}
          >
            <Sign mark={one} />
          </button>
        ))}
      </div>
      {status === "late" && (
        <Time
          label={register.session.arrival}
          value={value.arrival}
          onTime={(arrival) => write({ arrival })}
        />
      )}
      {status === "left_early" && (
        <Time
          label={register.session.departure}
          value={value.departure}
          onTime={(departure) => write({ departure })}
        />
      )}
      {(status === "excused" || status === "absent") && !iAm("volunteer") && (
        <Field
          label={register.session.reason}
          type="select"
          value={value.reason ?? ""}
          options={[{ value: "", label: register.row.noReason }, ...reasons]}
          onInput={(reason) => write({ reason: reason || null })}
        />
      )}
      {iMaySee("person", "phone") && (
        <Button
          kind="secondary"
          icon="person"
          wide
          onClick={() => {
            closeUp();
            go(to.person(person));
          }}
        >
          {register.row.page}
        </Button>
      )}
      {removable(session, person) && (
        <Button
          kind="danger"
          icon="bin"
          wide
          onClick={() => {
            closeUp();
            void takeBack(session, person);
          }}
        >
          {register.session.takeBack}
        </Button>
      )}
    </>
  );
}

const Sign = ({ mark: one }: { mark: Mark }) => (
  <>
    <Icon name={signs[one]} />
    {register.marks[one]}
  </>
);

const words: Readonly<Record<string, string>> = register.reasons;
const reasons = REASONS.map((value) => ({ value, label: words[value] ?? value }));

/** Late is mostly noted as the person comes in: the time is there already, and can be changed. */
function started(status: Mark): MarkValue {
  if (status === "late") return { status, arrival: clock.peek() };
  if (status === "left_early") return { status, departure: clock.peek() };
  return { status };
}

interface TimeProps {
  label: string;
  value: string | null | undefined;
  onTime: (time: string) => void;
}

const Time = ({ label, value, onTime }: TimeProps) => (
  <Field
    label={label}
    type="time"
    value={value ?? ""}
    onInput={(time) => {
      if (/^\d\d:\d\d$/.test(time) && time !== value) onTime(time);
    }}
  />
);
