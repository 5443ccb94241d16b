// "À vérifier": the list at the left, the detail at the right; on a phone one, then the other. One choice each, told by
// name, with an undo that voids it. Before: ../office.tsx. After: one file for each kind of item.

import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { Empty } from "../../../ui/empty";
import { office } from "../../../ui/fr.office";
import { Icon } from "../../../ui/icons";
import { Page } from "../../page";
import { Decisions } from "./decisions.tsx";
import { Deleted } from "./deleted.tsx";
import { Disagreement } from "./disagreement.tsx";
import { Held } from "./held.tsx";
import { HOME } from "./home.ts";
import { type Item, items } from "./items.ts";
import { Late } from "./late.tsx";
import { Twins } from "./twins.tsx";
import { United } from "./united.tsx";
import { heading } from "./words.ts";

const words = office.review;
const DECISIONS = "decisions";
const UNITED = "reunies/";

/** `chosen`: the key of an item, from the address; without one the first is shown where there is room for both. */
export function Review({ chosen }: { chosen: string }) {
  const all = items.value;
  if (chosen === DECISIONS) return <Decisions />;
  if (chosen.startsWith(UNITED)) return <United person={chosen.slice(UNITED.length)} />;
  const found = all.find((item) => item.key === chosen);
  const item = found ?? all[0];
  if (!item)
    return (
      <Page current="review" title={words.title}>
        <Empty icon="check" title={words.nothing}>
          <p>{words.nothingHint}</p>
          <Lately />
        </Empty>
      </Page>
    );
  return (
    <Page current="review" title={words.title} wide>
      <div class="split">
        <ul class="stack list" aria-label={words.count(all.length)} data-behind={found && ""}>
          {all.map((one) => (
            <li key={one.key}>
              <Line item={one} current={one === item} />
            </li>
          ))}
          <li>
            <Lately />
          </li>
        </ul>
        <div class="detail stack loose" data-behind={found ? undefined : ""}>
          {found && (
            <a class="back-to-list" href={HOME}>
              <Icon name="back" /> {words.all}
            </a>
          )}
          <Detail key={item.key} item={item} />
        </div>
      </div>
    </Page>
  );
}

const Line = ({ item, current }: { item: Item; current: boolean }) => {
  const { title, sub } = heading(item);
  return <Card title={title} sub={sub} href={`${HOME}/${item.key}`} current={current} />;
};

const Lately = () => (
  <Button kind="quiet" icon="history" small href={`${HOME}/${DECISIONS}`}>
    {words.decisions}
  </Button>
);

function Detail({ item }: { item: Item }) {
  switch (item.kind) {
    case "field":
      return <Disagreement part={item.part} />;
    case "deleted":
      return <Deleted type={item.type} id={item.id} />;
    case "late":
      return <Late session={item.session} parts={item.parts} />;
    case "twin":
      return <Twins pair={item.pair} contradiction={item.contradiction} />;
    case "held":
      return <Held ids={item.ids} reason={item.reason} />;
  }
}
