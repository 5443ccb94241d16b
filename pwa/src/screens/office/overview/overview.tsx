// "Vue d'ensemble": today's sessions, présences that are missing, what to check, devices that keep work back or
// were not heard. Live: the store asks as soon as the server says that something changed.
// Before: ../office.tsx. After: sessions/, review/, team/.

import { to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { ago } from "../../../ui/dates";
import { Empty } from "../../../ui/empty";
import { office } from "../../../ui/fr.office";
import { Icon } from "../../../ui/icons";
import { me } from "../../me";
import { hoursOf, type Meeting, stateWord } from "../../meeting";
import { userName } from "../../names";
import { now, today } from "../../now";
import { Page } from "../../page";
import { reviewCount } from "../../places";
import type { Device } from "../../records";
import { useNews } from "../news.ts";
import { contentOf, meetings, standOf } from "../sessions/check.ts";
import { byTime, SessionCard } from "../sessions/list.tsx";

const words = office.overview;
const FEW = 5;
/** A device that has been quiet for so long is worth a call. */
const SILENT_MS = 14 * 86_400_000;

export function Overview() {
  const all = meetings();
  if (!all.length && !store.records("activity").length) return <EmptyHouse />;
  const stands = all.map((one) => ({ one, stand: standOf(one) }));
  const of = (stand: string) => stands.filter((each) => each.stand === stand).map(({ one }) => one);
  const missing = of("missing").sort((a, b) => byTime(b, a));
  const ready = of("ready");
  return (
    <Page current="overview" title={words.title} wide>
      <div class="figures">
        <Figure
          icon="register"
          count={missing.length}
          label={office.session.filters.missing}
          href={to.office("seances", "liste", "a-noter")}
        />
        <Figure
          icon="check"
          count={ready.length}
          label={office.session.filters.ready}
          href={to.office("seances", "liste", "a-valider")}
        />
        <Figure
          icon="review"
          count={reviewCount.value}
          label={words.review}
          href={to.office("a-verifier")}
        />
      </div>
      <div class="two">
        <section class="stack">
          <h2>{words.today}</h2>
          <Today all={all} />
          <Devices />
        </section>
        <section class="stack">
          <h2>{words.missing}</h2>
          {!missing.length && <Card mark="present" icon="check" title={words.noneMissing} />}
          {missing.slice(0, FEW).map((one) => (
            <SessionCard key={one.id} one={one} />
          ))}
          {missing.length > FEW && (
            <a href={to.office("seances", "liste", "a-noter")}>
              {words.missingMore(missing.length - FEW)}
            </a>
          )}
        </section>
      </div>
    </Page>
  );
}

const EmptyHouse = () => (
  <Page current="overview" title={words.title}>
    <Empty icon="house" title={words.empty}>
      <p>{words.emptyHint}</p>
      <Button icon="settings" href={to.office("reglages")}>
        {words.begin}
      </Button>
    </Empty>
  </Page>
);

interface FigureProps {
  icon: "register" | "check" | "review";
  count: number;
  label: string;
  href: string;
}

const Figure = ({ icon, count, label, href }: FigureProps) => (
  <a class="card figure" href={href}>
    <span class="line apart">
      <span class="big number">{count}</span>
      <Icon name={icon} size={24} />
    </span>
    <span>{label}</span>
  </a>
);

function Today({ all }: { all: readonly Meeting[] }) {
  const mine = all.filter(({ date }) => date === today.value).sort(byTime);
  if (!mine.length) return <p class="quiet">{words.noToday}</p>;
  return mine.map((one) => <TodayCard key={one.id} one={one} />);
}

function TodayCard({ one }: { one: Meeting }) {
  const { came, all, missing, heads } = contentOf(one.id);
  const state =
    one.state === "cancelled" || one.state === "nobody_came" ? stateWord(one.state) : undefined;
  const noted = all > 0 ? words.noted(all - missing, all) : words.nobody;
  const told = one.counted ? words.heads(heads) : [words.present(came), noted].join(" · ");
  return (
    <Card
      title={one.name}
      sub={[hoursOf(one), one.place].filter(Boolean).join(" · ")}
      end={<Icon name="next" />}
      href={to.office("seances", one.id)}
    >
      <b>{state ?? told}</b>
    </Card>
  );
}

/** Only devices that need somebody: the rest are well. */
function Devices() {
  const { of, known, offline } = useNews();
  const told = store
    .records<Device & { revoked: boolean | null }>("device")
    .filter(({ id, values }) => !values.revoked && id !== me().device)
    .flatMap(({ id, values }) => {
      const news = of.get(id);
      const why = news && trouble(news);
      return why ? [{ id, user: values.user ?? "", name: values.name, why }] : [];
    });
  return (
    <>
      <h2>{words.devices}</h2>
      {offline && <p class="quiet">{words.needNetwork}</p>}
      {known && !told.length && <Card mark="present" icon="check" title={words.allWell} />}
      {told.map(({ id, user, name, why }) => (
        <Card
          key={id}
          tone="notice"
          icon="device"
          title={name || words.devices}
          sub={[user && userName(user), why].filter(Boolean).join(" · ")}
          end={<Icon name="next" />}
          href={to.office("equipe", user)}
        />
      ))}
    </>
  );
}

function trouble(news: { missing: number; heard: number | null; lost: number | null }) {
  if (news.missing > 0) return words.gap(news.missing);
  if (news.lost !== null) return words.lostData;
  if (news.heard === null) return words.never;
  return now.value - news.heard > SILENT_MS ? words.silent(ago(news.heard, now.value)) : "";
}
