import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readOffer, type Offer } from "../api";
import { Loading, useLoad } from "../load";
import { CodeForm } from "./CodeForm";
import { NumberForm } from "./NumberForm";

/** Who comes shows that they are who they say, in one of the ways that the hospital offers. */
export function VerificationPage({ because }: { because?: "over" | "closed" }) {
  const { t } = useTranslation();
  const [offer, retry] = useLoad(readOffer);
  return (
    <section data-testid="verification">
      <h1>{t("verification.title")}</h1>
      {because && (
        <p className="notice" role="status" data-testid="session-ended" data-because={because}>
          {t(`verification.${because}`)}
        </p>
      )}
      <Loading loaded={offer} onRetry={retry}>
        {(ways) => <Ways offer={ways} />}
      </Loading>
      <p className="hint">{t("verification.privacy")}</p>
    </section>
  );
}

function Ways({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<"number" | "code">(offer.secondFactor ? "number" : "code");
  if (!offer.secondFactor && !offer.shortMessages) {
    return (
      <p className="notice" data-testid="no-way">
        {t("verification.noWay")}
      </p>
    );
  }
  return (
    <>
      {offer.secondFactor && offer.shortMessages && (
        <div className="choice" role="group" aria-label={t("verification.way")}>
          {(["number", "code"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={way === one}
              data-testid={`way-${one}`}
              onClick={() => setWay(one)}
            >
              {t(`verification.by.${one}`)}
            </button>
          ))}
        </div>
      )}
      {way === "number" && offer.secondFactor ? <NumberForm kind={offer.secondFactor} /> : <CodeForm />}
    </>
  );
}
