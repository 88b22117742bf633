import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sendCode } from "../api";
import { ProblemNotice } from "../problem";
import { useSession } from "../session";
import { useAttempt } from "./useAttempt";

/** A code by short message to the phone that the hospital has. */
export function CodeForm() {
  const { t } = useTranslation();
  const { open } = useSession();
  const sending = useAttempt();
  const verifying = useAttempt();
  const [phone, setPhone] = useState("");
  const [ticket, setTicket] = useState("");
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  return (
    <>
      <form
        data-testid="phone-form"
        onSubmit={(event) => {
          event.preventDefault();
          void sending.attempt(async () => setTicket((await sendCode(phone.trim())).ticket));
        }}
      >
        <label className="field">
          <span>{t("verification.phone")}</span>
          <input
            data-testid="phone"
            required
            type="tel"
            autoComplete="tel"
            maxLength={32}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
          <small>{t("verification.hint.phone")}</small>
        </label>
        <ProblemNotice problem={sending.problem} />
        <button
          type="submit"
          className={ticket ? "" : "primary"}
          disabled={sending.blocked}
          data-testid="send-code"
        >
          {t(ticket ? "verification.sendAgain" : "verification.send")}
        </button>
      </form>
      {ticket && (
        <form
          data-testid="code-form"
          onSubmit={(event) => {
            event.preventDefault();
            void verifying.attempt(() => open({ ticket, code: code.trim(), name: name.trim() }));
          }}
        >
          <p role="status">{t("verification.sent")}</p>
          <label className="field">
            <span>{t("verification.code")}</span>
            <input
              data-testid="code"
              required
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </label>
          <label className="field">
            <span>{t("verification.sharedPhoneName")}</span>
            <input
              data-testid="code-name"
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <small>{t("verification.hint.sharedPhone")}</small>
          </label>
          <ProblemNotice problem={verifying.problem} />
          <button type="submit" className="primary" disabled={verifying.blocked} data-testid="verify">
            {t("verification.submit")}
          </button>
        </form>
      )}
    </>
  );
}
