import { useTranslation } from "react-i18next";
import type { SecondFactor } from "../api";

/** What the hospital asks for beside a number. */
export function SecondFactorField({
  kind,
  value,
  onChange,
}: {
  kind: SecondFactor;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t(`verification.${kind}`)}</span>
      <input
        data-testid="second-factor"
        data-kind={kind}
        required
        autoComplete="off"
        maxLength={200}
        inputMode={kind === "NAME" ? "text" : "numeric"}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <small>{t(`verification.hint.${kind}`)}</small>
    </label>
  );
}
