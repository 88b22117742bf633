import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecondFactor } from "../api";
import { ProblemNotice } from "../problem";
import { useSession } from "../session";
import { SecondFactorField } from "./SecondFactorField";
import { useAttempt } from "./useAttempt";

/** A number from a slip, a card or a report, and what only its owner knows. */
export function NumberForm({ kind }: { kind: SecondFactor }) {
  const { t } = useTranslation();
  const { open } = useSession();
  const { attempt, problem, blocked } = useAttempt();
  const [number, setNumber] = useState("");
  const [secondFactor, setSecondFactor] = useState("");
  return (
    <form
      data-testid="number-form"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(() => open({ number: number.trim(), secondFactor: secondFactor.trim() }));
      }}
    >
      <label className="field">
        <span>{t("verification.number")}</span>
        <input
          data-testid="number"
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={64}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <small>{t("verification.kinds")}</small>
      </label>
      <SecondFactorField kind={kind} value={secondFactor} onChange={setSecondFactor} />
      <ProblemNotice problem={problem} />
      <button type="submit" className="primary" disabled={blocked} data-testid="verify">
        {t("verification.submit")}
      </button>
    </form>
  );
}
