import { useState } from "react";
import { useTranslation } from "react-i18next";
import { openShare } from "../api";
import { viewerAddress } from "../film";
import { AttemptForm, Field } from "../form";
import { takeToken } from "../fragment";

/** Where a patient's link leads whoever got it; the code opens the images. */
export function ReceivedShare() {
  const { t } = useTranslation();
  const [token] = useState(() => takeToken("share"));
  const [code, setCode] = useState("");
  if (!token) {
    return (
      <p className="notice" data-testid="no-share">
        {t("received.noLink")}
      </p>
    );
  }
  return (
    <section>
      <h1>{t("received.title")}</h1>
      <p>{t("received.ask")}</p>
      <AttemptForm
        testId="received-form"
        attempt={async () => {
          const opened = await openShare(token, code.trim());
          window.location.assign(viewerAddress(opened.studyInstanceUid, opened.token, "study"));
        }}
        button={{ label: t("received.open"), testId: "open-share" }}
        words={{ notVerified: t("received.refused") }}
      >
        <Field
          label={t("received.code")}
          testId="code"
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={code}
          onChange={setCode}
        />
      </AttemptForm>
      <p className="hint">{t("film.referenceOnly")}</p>
    </section>
  );
}
