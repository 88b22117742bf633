import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { openShare, shareTerms, type ShareTerms } from "../api";
import { viewerAddress } from "../film";
import { AttemptForm, Field } from "../form";
import { takeToken } from "../fragment";
import { Loading, useLoad } from "../load";

/** Where a link leads whoever got it, from a patient or a doctor; what it asks for besides opens the images. */
export function ReceivedShare() {
  const { t } = useTranslation();
  const [token] = useState(() => takeToken("share"));
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
      <Asked token={token} />
      <p className="hint">{t("film.referenceOnly")}</p>
    </section>
  );
}

function Asked({ token }: { token: string }) {
  const { t } = useTranslation();
  const [terms, retry] = useLoad(useCallback(() => shareTerms(token), [token]));
  return (
    <Loading loaded={terms} onRetry={retry} words={{ notVerified: t("received.over") }}>
      {(asked) => <OpenForm token={token} terms={asked} />}
    </Loading>
  );
}

/** Opened by a person's own doing alone: a program that shows previews must not spend the link. */
function OpenForm({ token, terms }: { token: string; terms: ShareTerms }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  return (
    <>
      <p>{t(`received.ask.${terms.proof}`)}</p>
      {terms.proof === "LOGIN" && (
        <p>
          <a href="/doctor/" target="_blank" rel="noreferrer" data-testid="to-log-in">
            {t("received.logIn")}
          </a>
        </p>
      )}
      {terms.oneTime && (
        <p className="notice" data-testid="once">
          {t("received.once")}
        </p>
      )}
      <AttemptForm
        testId="received-form"
        attempt={async () => {
          const opened = await openShare(token, code.trim());
          window.location.assign(
            viewerAddress(opened.studyInstanceUid, opened.token, "study", opened.seriesInstanceUids),
          );
        }}
        button={{ label: t("received.open"), testId: "open-share" }}
        words={{ notVerified: t("received.refused") }}
      >
        {terms.proof === "CODE" && (
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
        )}
      </AttemptForm>
    </>
  );
}
