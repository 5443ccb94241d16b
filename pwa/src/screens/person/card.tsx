/** One person in a list: initials, name, what tells them apart. Before: list.tsx, ../session/add.tsx. */
import { Card } from "../../ui/card";
import { field } from "../../ui/fr.field";
import { later } from "../../ui/fr.later";
import { Initials } from "../../ui/initials";
import { cardOf, fullName, personOf, shortName } from "../names";

interface PersonCardProps {
  person: string;
  href?: string;
  onClick?: () => void;
}

export function PersonCard({ person, href, onClick }: PersonCardProps) {
  const { birth_year } = personOf(person);
  const card = cardOf(person);
  const sub = [birth_year && later.people.born(birth_year), card && field.card(card)]
    .filter(Boolean)
    .join(" · ");
  return (
    <Card {...(href === undefined ? {} : { href })} {...(onClick ? { onClick } : {})}>
      <span class="head">
        <Initials of={shortName(person)} />
        <span class="grow">
          <span class="title">{fullName(person)}</span>
          {sub && <span class="under quiet">{sub}</span>}
        </span>
      </span>
    </Card>
  );
}
