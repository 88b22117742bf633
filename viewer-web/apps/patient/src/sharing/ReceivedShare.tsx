import { useState } from "react";
import { useTranslation } from "react-i18next";
import { openShare } from "../api";
import { viewerAddress } from "../film";
import { takeToken } from "../fragment";
import { ProblemNotice } from "../problem";
import { useAttempt } from "../verification";

/** Where a patient's link leads whoever got it; the code opens the images. */
export function ReceivedShare() {
  const { t } = useTranslation();
  const { attempt, problem, blocked } = useAttempt();
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
      <form
        data-testid="received-form"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(async () => {
            const opened = await openShare(token, code.trim());
            window.location.assign(viewerAddress(opened.studyInstanceUid, opened.token, "study"));
          });
        }}
      >
        <label className="field">
          <span>{t("received.code")}</span>
          <input
            data-testid="code"
            required
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <ProblemNotice problem={problem} words={{ notVerified: t("received.refused") }} />
        <button type="submit" className="primary" disabled={blocked} data-testid="open-share">
          {t("received.open")}
        </button>
      </form>
      <p className="hint">{t("film.referenceOnly")}</p>
    </section>
  );
}
