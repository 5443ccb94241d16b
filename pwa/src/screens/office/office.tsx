// The coordinator's screens, in a file of their own: wide first, usable on a phone. Which one, the address says.
// Before: main.tsx, for addresses of the office. After: one folder for each place.

import "../../ui/icons.all";
import { effect } from "@preact/signals";
import { route } from "../../router";
import { reviewCount } from "../places";
import "./office.css";
import { Overview } from "./overview/overview.tsx";
import { items } from "./review/items.ts";
import { Review } from "./review/review.tsx";
import { Sessions } from "./sessions/list.tsx";
import { OneSession } from "./sessions/session.tsx";
import { Activity } from "./settings/activity.tsx";
import { Dates } from "./settings/dates.tsx";
import { Enrolments } from "./settings/enrolments.tsx";
import { Organisation } from "./settings/organisation.tsx";
import { Programme } from "./settings/programme.tsx";
import { Settings } from "./settings/settings.tsx";
import { Site } from "./settings/site.tsx";
import { Invitation } from "./team/invitation.tsx";
import { Member } from "./team/member.tsx";
import { NewMember } from "./team/new-member.tsx";
import { Recovery } from "./team/recovery.tsx";
import { Team } from "./team/team.tsx";

effect(() => {
  reviewCount.value = items.value.length;
});

export function Office({ place, parts }: { place: string; parts: readonly string[] }) {
  const { address } = route.value;
  switch (place) {
    case "a-verifier":
      return <Review chosen={parts.join("/")} />;
    case "seances":
      return sessions(parts);
    case "reglages":
      return settings(parts, address);
    case "equipe":
      return team(parts, address);
    default:
      return <Overview />;
  }
}

function sessions([first, filter, programme]: readonly string[]) {
  if (first && first !== "liste") return <OneSession key={first} id={first} />;
  return (
    <Sessions key={filter} {...(filter ? { filter } : {})} {...(programme ? { programme } : {})} />
  );
}

function settings([what, id]: readonly string[], key: string) {
  switch (what) {
    case "structure":
      return <Organisation key={key} />;
    case "lieu":
      return <Site key={key} id={id} />;
    case "action":
      return <Programme key={key} id={id} />;
    case "nouvel-atelier":
      return id ? <Activity key={key} id={id} fresh /> : <Settings />;
    case "atelier":
      return id ? <Activity key={key} id={id} fresh={false} /> : <Settings />;
    case "dates":
      return id ? <Dates key={key} activity={id} /> : <Settings />;
    case "inscrits":
      return id ? <Enrolments key={key} activity={id} /> : <Settings />;
    default:
      return <Settings />;
  }
}

function team([who, what]: readonly string[], key: string) {
  if (who === "nouveau") return <NewMember key={key} as={what} />;
  if (who === "secours") return <Recovery key={key} />;
  if (!who) return <Team />;
  return what === "invitation" ? (
    <Invitation key={key} user={who} />
  ) : (
    <Member key={key} user={who} />
  );
}
