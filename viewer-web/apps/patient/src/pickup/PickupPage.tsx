import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { askPickup, listExaminations, readOffer } from "../api";
import { AttemptForm } from "../form";
import { takeToken } from "../fragment";
import { Loading, useLoad } from "../load";
import { useSession } from "../session";
import { SecondFactorField } from "../verification";

/** Where the code on a printed label leads: whether the report is there, and the way to it. */
export function PickupPage() {
  const { t } = useTranslation();
  const [token] = useState(() => takeToken("label"));
  return (
    <section>
      <h1>{t("pickup.title")}</h1>
      {token ? (
        <Asked token={token} />
      ) : (
        <p className="notice" data-testid="no-label">
          {t("pickup.noLabel")}
        </p>
      )}
      <p>
        <Link to="/patient/" data-testid="by-number">
          {t("pickup.byNumber")}
        </Link>
      </p>
    </section>
  );
}

function Asked({ token }: { token: string }) {
  const { t } = useTranslation();
  const [asked, retry] = useLoad(
    useCallback(async () => {
      const [pickup, offer] = await Promise.all([askPickup(token), readOffer()]);
      return { pickup, offer };
    }, [token]),
  );
  return (
    <Loading loaded={asked} onRetry={retry}>
      {({ pickup, offer }) => (
        <>
          <p
            className={`ticket ${pickup.ready ? "ready" : ""}`}
            role="status"
            data-testid="pickup"
            data-ready={pickup.ready}
          >
            <strong>{t(pickup.ready ? "pickup.ready" : "pickup.notReady")}</strong>
            <span>{t(`status.${pickup.status}`)}</span>
          </p>
          {offer.secondFactor ? (
            <LabelForm token={token} kind={offer.secondFactor} />
          ) : (
            <p className="notice">{t("pickup.noSecondFactor")}</p>
          )}
        </>
      )}
    </Loading>
  );
}

function LabelForm({
  token,
  kind,
}: {
  token: string;
  kind: Parameters<typeof SecondFactorField>[0]["kind"];
}) {
  const { t } = useTranslation();
  const { open, ask } = useSession();
  const navigate = useNavigate();
  const [secondFactor, setSecondFactor] = useState("");

  const enter = async () => {
    const visit = await open({ label: token, secondFactor: secondFactor.trim() });
    const all = await ask(listExaminations);
    const labelled = all.find((one) => one.accessionNumber === visit.accessionNumber)?.studyInstanceUid;
    await navigate(labelled ? `/patient/studies/${labelled}` : "/patient/");
  };
  return (
    <AttemptForm testId="label-form" attempt={enter} button={{ label: t("pickup.submit"), testId: "verify" }}>
      <SecondFactorField kind={kind} value={secondFactor} onChange={setSecondFactor} />
    </AttemptForm>
  );
}
