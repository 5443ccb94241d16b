/**
 * One line of the register. It listens to its own mark and to nothing else, so a tap paints one row of two hundred.
 * Before: register.tsx. After: marks.ts.
 */
import { time } from "../../ui/dates";
import { field } from "../../ui/fr.field";
import { register } from "../../ui/fr.register";
import { Row } from "../../ui/row";
import { iAm } from "../me";
import { notedOf, onTrial, statusOf } from "../meeting";
import { cardOf, shortName } from "../names";
import { notice } from "../notice";
import type { MarkValue } from "../records";
import { tap } from "./marks";
import { up } from "./shown";

interface LineProps {
  session: string;
  person: string;
  /** Why nothing can be changed any more, in words. */
  closed?: string | undefined;
}

export function Line({ session, person, closed }: LineProps) {
  const noted = notedOf(session, person);
  return (
    <Row
      name={shortName(person)}
      detail={detailOf(session, person, noted?.value ?? {}, noted?.disputed ?? false)}
      mark={statusOf(noted?.value)}
      onTap={() => (closed ? notice(closed) : void tap(session, person))}
      {...(closed
        ? {}
        : {
            onMore: () => {
              up.value = { kind: "person", person };
            },
          })}
    />
  );
}

function detailOf(session: string, person: string, value: MarkValue, open: boolean) {
  const known: Readonly<Record<string, string>> = register.reasons;
  const parts = [
    open && register.row.two,
    iAm("volunteer") && cardOf(person) && field.card(cardOf(person) ?? ""),
    value.arrival && register.marks.arrival(time(value.arrival)),
    value.departure && register.marks.departure(time(value.departure)),
    value.reason && known[value.reason],
    value.evidence && register.row.evidence[value.evidence],
    !value.status && onTrial(session, person) && register.row.trial,
  ].filter(Boolean);
  return parts.length ? parts.join(" · ") : undefined;
}
