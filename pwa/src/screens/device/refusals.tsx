/** What the server has and that does not simply count, each with its reason. Before: store.refused. */
import type { Refused, Value } from "../../store";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { when } from "../../ui/dates";
import { later } from "../../ui/fr.later";
import { describe, valueWords, whyWords } from "../describe";
import { now } from "../now";
import { endOf } from "../settled";
import { HandOver } from "./parcel";

export function Refusals() {
  const refused = store.refused.value;
  if (refused.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="label">{later.device.toCheck(refused.length)}</h2>
      {refused.map((one) => (
        <Card
          key={one.version}
          tone="notice"
          icon="warn"
          title={describe(one)}
          sub={`${why(one)} ${later.device.noted(when(one.at, now.value))}`}
        >
          {one.outcome !== "unread" && (
            <Button kind="quiet" icon="check" small onClick={() => void store.dismiss(one.version)}>
              {later.device.read}
            </Button>
          )}
        </Card>
      ))}
      {refused.some((one) => one.outcome === "unread") && <HandOver />}
    </section>
  );
}

/** A disagreement that somebody decided meanwhile says how. */
function why(one: Refused): string {
  if (one.outcome === "unread") return `${later.device.refused}. ${later.why.unread}`;
  const end = one.outcome === "review" ? endOf(one) : null;
  return end
    ? later.why.decided(valueWords(one.type, one.fields[0] ?? "", end.shown as Value))
    : whyWords(one.outcome, one.reason);
}
