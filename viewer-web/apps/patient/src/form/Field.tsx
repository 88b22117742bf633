import type { ComponentProps } from "react";

interface FieldProps extends Omit<ComponentProps<"input">, "value" | "onChange"> {
  label: string;
  hint?: string;
  testId: string;
  value: string;
  onChange: (value: string) => void;
}

/** One thing to fill in. */
export function Field({ label, hint, testId, onChange, ...input }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input data-testid={testId} {...input} onChange={(event) => onChange(event.target.value)} />
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}
