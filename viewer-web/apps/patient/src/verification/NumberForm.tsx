import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecondFactor } from "../api";
import { AttemptForm, Field } from "../form";
import { useSession } from "../session";
import { SecondFactorField } from "./SecondFactorField";

/** A number from a slip, a card or a report, and what only its owner knows. */
export function NumberForm({ kind }: { kind: SecondFactor }) {
  const { t } = useTranslation();
  const { open } = useSession();
  const [number, setNumber] = useState("");
  const [secondFactor, setSecondFactor] = useState("");
  return (
    <AttemptForm
      testId="number-form"
      attempt={() => open({ number: number.trim(), secondFactor: secondFactor.trim() })}
      button={{ label: t("verification.submit"), testId: "verify" }}
    >
      <Field
        label={t("verification.number")}
        hint={t("verification.kinds")}
        testId="number"
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        value={number}
        onChange={setNumber}
      />
      <SecondFactorField kind={kind} value={secondFactor} onChange={setSecondFactor} />
    </AttemptForm>
  );
}
