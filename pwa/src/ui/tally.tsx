/** The head count: large plus and minus around the number. It counts heads, it invents nobody. */
import { Button } from "./button";
import { register } from "./fr.register";

interface TallyProps {
  label: string;
  count: number;
  onChange: (count: number) => void;
}

export function Tally({ label, count, onChange }: TallyProps) {
  return (
    <fieldset class="tally" aria-label={label}>
      <Button
        kind="secondary"
        icon="minus"
        label={register.tally.less}
        disabled={count === 0}
        onClick={() => onChange(count - 1)}
      />
      <output class="number" aria-label={label}>
        {count}
      </output>
      <Button icon="plus" label={register.tally.more} onClick={() => onChange(count + 1)} />
    </fieldset>
  );
}
