/**
 * Séance: présences, notes, signatures, head count, each a part of one screen. Once validated it is read only and says
 * by whom. Before: router. After: register.tsx, notes.tsx, signatures.tsx, tally.tsx, end.tsx.
 */
import "../../ui/icons.all";
import { useState } from "preact/hooks";
import { to } from "../../router";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { dayNear, dayShort, when } from "../../ui/dates";
import { Empty } from "../../ui/empty";
import { fr } from "../../ui/fr";
import { field } from "../../ui/fr.field";
import { register } from "../../ui/fr.register";
import { Segmented } from "../../ui/segmented";
import { lazy } from "../lazy";
import { iMaySee, iMayWrite } from "../me";
import { hoursOf, type Meeting, meeting, peopleAt } from "../meeting";
import { authorOf } from "../names";
import { now, today } from "../now";
import { Page } from "../page";
import { setState } from "./end";
import { markOthers } from "./marks";
import { Register, RegisterDock } from "./register";
import { HeadCount } from "./tally";

const later = () => import("../later");
const CancelSheet = lazy(() => later().then((one) => one.CancelSheet));
const DisagreementsSheet = lazy(() => later().then((one) => one.DisagreementsSheet));
const Notes = lazy(() => later().then((one) => one.Notes));
const PersonSheet = lazy(() => later().then((one) => one.PersonSheet));
const Signatures = lazy(() => later().then((one) => one.Signatures));

const PARTS = {
  presences: "marks",
  comptage: "count",
  notes: "notes",
  signatures: "signatures",
} as const;
type Part = keyof typeof PARTS;

export function SessionScreen({ id, part }: { id: string; part: string }) {
  const [finding, setFinding] = useState(false);
  const one = meeting(id);
  if (!one) return <Gone />;
  const parts = partsFor(one);
  const here = (parts.includes(part as Part) ? part : parts[0]) as Part;
  const closed = one.validated ? validatedBy(id) : undefined;
  return (
    <Page
      current="today"
      back={to.today}
      title={one.name}
      sub={[dayOf(one.date), hoursOf(one)].filter(Boolean).join(" · ")}
      action={
        PARTS[here] === "marks" && (
          <Button
            kind="quiet"
            icon="search"
            label={register.session.find}
            small
            pressed={finding}
            onClick={() => setFinding(!finding)}
          />
        )
      }
      dock={
        PARTS[here] === "marks" && !closed ? (
          <RegisterDock
            session={id}
            onOthers={() => void markOthers(id, peopleAt(id))}
            onEnd={
              one.state === "planned" && iMayWrite("session", "state")
                ? () => void setState(id, "held")
                : undefined
            }
          />
        ) : undefined
      }
    >
      {parts.length > 1 && (
        <Segmented
          label={register.session.parts}
          current={here}
          segments={parts.map((each) => ({
            id: each,
            label: register.parts[PARTS[each]],
            href: to.session(id, each),
          }))}
        />
      )}
      {closed && <Card icon="lock" title={closed} />}
      {!closed && one.state === "cancelled" && (
        <Card icon="cross" tone="notice" title={register.session.cancelled} />
      )}
      <PartOf part={here} session={id} closed={closed} finding={finding} />
      <PersonSheet session={id} />
      <DisagreementsSheet session={id} />
      <CancelSheet session={id} />
    </Page>
  );
}

interface PartProps {
  part: Part;
  session: string;
  closed: string | undefined;
  finding: boolean;
}

function PartOf({ part, session, closed, finding }: PartProps) {
  switch (PARTS[part]) {
    case "marks":
      return <Register session={session} closed={closed} finding={finding} />;
    case "count":
      return <HeadCount session={session} closed={closed} />;
    case "notes":
      return <Notes session={session} closed={closed} />;
    case "signatures":
      return <Signatures session={session} closed={closed} />;
  }
}

/** Only what this role may see, and heads only where heads are counted. */
function partsFor(one: Meeting): Part[] {
  const counts: Part[] = one.counted && iMaySee("headcount", "count") ? ["comptage"] : [];
  return [
    ...counts,
    "presences",
    ...(iMaySee("session", "minutes") ? (["notes"] as const) : []),
    ...(iMaySee("signature", "signed") ? (["signatures"] as const) : []),
  ];
}

/** "Validée par Sophie à 18 h 12" */
export function validatedBy(session: string): string {
  const [leaf] = store.reading("session", session, "validation").leaves;
  return leaf
    ? register.session.validatedBy(authorOf(leaf.version).name, when(leaf.at, now.value))
    : "";
}

/** "aujourd'hui" stands in for the date only where it saves a thought: yesterday, today, tomorrow. */
function dayOf(date: string): string {
  const near = dayNear(date, today.value);
  return /\d/.test(near)
    ? dayShort(date)
    : near.slice(0, 1).toLocaleUpperCase("fr") + near.slice(1);
}

const Gone = () => (
  <Page current="today" back={to.today} title={fr.states.planned}>
    <Empty icon="calendar" title={field.gone}>
      <p>{field.goneHint}</p>
    </Empty>
  </Page>
);
