import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { readExplanationOffer, setConsent } from "../api";
import { useLoad } from "../load";
import { ProblemNotice } from "../problem";
import { useSession } from "../session";
import { ExplainedText, type Place } from "./ExplainedText";
import "./explanation.css";

interface ExplanationProps {
  studyUid: string;
  report: number;
  marked?: Place;
  /** The report's sentence that was asked for. */
  onMark: (place: Place | undefined) => void;
}

/** A report in everyday words, for patients who have agreed; nothing where the hospital does not offer it. */
export function Explanation({ studyUid, report, marked, onMark }: ExplanationProps) {
  const { t } = useTranslation();
  const { ask } = useSession();
  const [offer, again] = useLoad(useCallback(() => ask(readExplanationOffer), [ask]));
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  const [withdrawn, setWithdrawn] = useState(false);
  if (offer.state !== "ready" || !offer.data.offered) {
    return null;
  }
  const { agreed, recipient } = offer.data;
  const choose = (wanted: boolean) => {
    setProblem(undefined);
    ask(() => setConsent(wanted, recipient)).then(
      () => {
        setOpen(wanted);
        setWithdrawn(!wanted);
        onMark(undefined);
        again();
      },
      (refused: unknown) => setProblem(refused),
    );
  };
  return (
    <section className="explanation" data-testid="explanation">
      <h3>
        {t("explanation.title")}
        <span className="badge">AI</span>
      </h3>
      {agreed && open ? (
        <>
          <ExplainedText
            key={turn}
            onRetry={() => setTurn(turn + 1)}
            studyUid={studyUid}
            report={report}
            {...(marked && { marked })}
            onMark={onMark}
          />
          <button type="button" data-testid="withdraw-consent" onClick={() => choose(false)}>
            {t("explanation.withdraw")}
          </button>
        </>
      ) : (
        <>
          {withdrawn && <p role="status">{t("explanation.withdrawn")}</p>}
          <p>{t("explanation.what")}</p>
          {!agreed && (
            <>
              <p>{recipient ? t("explanation.elsewhere", { recipient }) : t("explanation.here")}</p>
              <p className="quiet">{t("explanation.freely")}</p>
            </>
          )}
          <button
            type="button"
            className="primary"
            data-testid={agreed ? "show-explanation" : "agree"}
            onClick={() => (agreed ? setOpen(true) : choose(true))}
          >
            {t(agreed ? "explanation.show" : "explanation.agree")}
          </button>
        </>
      )}
      <ProblemNotice problem={problem} />
    </section>
  );
}
