interface ChoiceProps<T extends string> {
  /** For tests and scripts. */
  name: string;
  label: string;
  value: T;
  options: readonly T[];
  textOf: (option: T) => string;
  onChoose: (option: T) => void;
}

/** One of a few, in the bar. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { name, label, value, options, textOf, onChoose } = props;
  return (
    <select
      className="choice"
      value={value}
      aria-label={label}
      data-testid={name}
      onChange={({ target }) => {
        const chosen = options.find((one) => one === target.value);
        if (chosen) {
          onChoose(chosen);
        }
      }}
    >
      {options.map((one) => (
        <option key={one} value={one}>
          {textOf(one)}
        </option>
      ))}
    </select>
  );
}
