import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sendCode } from "../api";
import { AttemptForm, Field } from "../form";
import { useSession } from "../session";

/** A code by short message to the phone that the hospital has. */
export function CodeForm() {
  const { t } = useTranslation();
  const { open } = useSession();
  const [phone, setPhone] = useState("");
  const [ticket, setTicket] = useState("");
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  return (
    <>
      <AttemptForm
        testId="phone-form"
        attempt={async () => setTicket((await sendCode(phone.trim())).ticket)}
        button={{
          label: t(ticket ? "verification.sendAgain" : "verification.send"),
          testId: "send-code",
          secondary: ticket !== "",
        }}
      >
        <Field
          label={t("verification.phone")}
          hint={t("verification.hint.phone")}
          testId="phone"
          required
          type="tel"
          autoComplete="tel"
          maxLength={32}
          value={phone}
          onChange={setPhone}
        />
      </AttemptForm>
      {ticket && (
        <AttemptForm
          testId="code-form"
          attempt={() => open({ ticket, code: code.trim(), name: name.trim() })}
          button={{ label: t("verification.submit"), testId: "verify" }}
        >
          <p role="status">{t("verification.sent")}</p>
          <Field
            label={t("verification.code")}
            testId="code"
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            value={code}
            onChange={setCode}
          />
          <Field
            label={t("verification.sharedPhoneName")}
            hint={t("verification.hint.sharedPhone")}
            testId="code-name"
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={setName}
          />
        </AttemptForm>
      )}
    </>
  );
}
