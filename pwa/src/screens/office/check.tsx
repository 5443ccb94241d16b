// A box to tick whose whole line is the target. Before: forms of settings/ and team/. After: nothing.

interface CheckProps {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  disabled?: boolean;
  /** One of several: a round one. */
  name?: string;
  onChange: () => void;
}

export const Check = ({ label, hint, checked, disabled, name, onChange }: CheckProps) => (
  <label class="check">
    <input
      type={name ? "radio" : "checkbox"}
      name={name}
      checked={checked}
      disabled={disabled}
      onChange={onChange}
    />
    <span>
      {label}
      {hint && <small class="quiet">{hint}</small>}
    </span>
  </label>
);
