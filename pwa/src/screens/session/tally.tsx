/**
 * Comptage: how many heads, without a name. Each device counts for itself and the tallies add up, so nobody's count is
 * overwritten. Before: session.tsx. After: ../notice.ts.
 */
import { headcount } from "../../../../sync/rules/register.ts";
import { store } from "../../store";
import { Card } from "../../ui/card";
import { counted } from "../../ui/dates";
import { register } from "../../ui/fr.register";
import { Tally } from "../../ui/tally";
import { me } from "../me";
import { keep } from "../notice";
import type { Headcount } from "../records";

export function HeadCount({ session, closed }: { session: string; closed: string | undefined }) {
  const own = `${session}.${me().device}`;
  const all = store.under<Headcount>(session, "headcount").filter((one) => one.sight);
  const mine = all.find((one) => one.id === own)?.values.count ?? 0;
  const total = headcount(all.map((one) => one.values.count ?? null));
  return (
    <>
      {!closed && (
        <>
          <h2>{register.tally.title}</h2>
          <Tally
            label={register.tally.mine}
            count={mine}
            onChange={(count) => void keep([{ type: "headcount", id: own, set: { count } }])}
          />
          <p class="quiet">{register.tally.mine}</p>
        </>
      )}
      <Card title={register.tally.total(total)} icon="people">
        {total > mine && (
          <span class="quiet">
            {register.tally.others}
            {" : "}
            {counted(total - mine, "personne")}
          </span>
        )}
      </Card>
    </>
  );
}
