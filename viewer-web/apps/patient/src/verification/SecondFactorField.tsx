import { useTranslation } from "react-i18next";
import type { SecondFactor } from "../api";
import { Field } from "../form";

interface SecondFactorFieldProps {
  kind: SecondFactor;
  value: string;
  onChange: (value: string) => void;
}

/** What the hospital asks for beside a number. */
export function SecondFactorField({ kind, value, onChange }: SecondFactorFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t(`verification.${kind}`)}
      hint={t(`verification.hint.${kind}`)}
      testId="second-factor"
      data-kind={kind}
      required
      autoComplete="off"
      maxLength={200}
      inputMode={kind === "NAME" ? "text" : "numeric"}
      value={value}
      onChange={onChange}
    />
  );
}
