/**
 * The frame round every screen: tabs under the thumb on a phone, a side bar on a laptop, from one
 * list of places. Both are in the page; frame.css shows the one that fits. Inside it stands a
 * <Screen/>.
 */
import type { ComponentChildren } from "preact";
import { Badge } from "./badge";
import { fr } from "./fr";
import { Icon, type IconName, Stake } from "./icons";

export interface Place {
  id: string;
  href: string;
  icon: IconName;
  label: string;
  /** How many things wait there; nothing is drawn at 0. `counted` says it in words: "4 à vérifier". */
  count?: number | undefined;
  counted?: string | undefined;
  /** false: in the side bar only. A phone has room for five. */
  tab?: boolean;
}

interface Places {
  places: readonly Place[];
  current: string;
}

interface FrameProps extends Places {
  /** A screen with its own dock hides the tabs; the side bar stays. */
  tabs?: boolean;
  /** Stands at the foot of the side bar: the sync line. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

export function Frame({ places, current, tabs = true, foot, children }: FrameProps) {
  return (
    <div class="frame">
      <SideBar places={places} current={current} foot={foot} />
      {children}
      {tabs && <TabBar places={places} current={current} />}
    </div>
  );
}

export function TabBar({ places, current }: Places) {
  return (
    <nav class="tabs" aria-label={fr.places.nav}>
      {places.filter((place) => place.tab !== false).map(linkTo(current, 24))}
    </nav>
  );
}

export function SideBar({ places, current, foot }: Places & { foot?: ComponentChildren }) {
  return (
    <nav class="side" aria-label={fr.places.nav}>
      <span class="logo">
        <Stake /> {fr.name}
      </span>
      {places.map(linkTo(current, 24))}
      {foot && <div class="foot">{foot}</div>}
    </nav>
  );
}

const linkTo = (current: string, size: number) => (place: Place) => (
  <a key={place.id} href={place.href} aria-current={place.id === current ? "page" : undefined}>
    <Icon name={place.icon} size={size} />
    <span>{place.label}</span>
    <Badge count={place.count} words={place.counted} />
  </a>
);
