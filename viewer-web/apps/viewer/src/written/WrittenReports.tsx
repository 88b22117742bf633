import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../study";
import { documentAddress, listReports, type WrittenReport } from "./reports";
import "./written.css";

interface WrittenReportsProps {
  studyInstanceUID: string;
  onClose: () => void;
}

type Loaded = { state: "loading" } | { state: "failed" } | { state: "ready"; reports: WrittenReport[] };

/** What was written of the study, beside the pictures, which stay in use. */
export function WrittenReports({ studyInstanceUID, onClose }: WrittenReportsProps) {
  const { t } = useTranslation();
  const [turn, setTurn] = useState(0);
  return (
    <aside className="written" aria-label={t("written.title")} data-testid="written-reports">
      <div className="written-head">
        <h2>{t("written.title")}</h2>
        <button type="button" className="quiet" onClick={onClose} data-testid="written-close">
          {t("written.close")}
        </button>
      </div>
      <Reports
        key={`${studyInstanceUID} ${turn}`}
        studyInstanceUID={studyInstanceUID}
        onAgain={() => setTurn(turn + 1)}
      />
    </aside>
  );
}

/** Asks once; another study, or another attempt, is another of these. */
function Reports({ studyInstanceUID, onAgain }: { studyInstanceUID: string; onAgain: () => void }) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<Loaded>({ state: "loading" });
  useEffect(() => {
    let current = true;
    const take = (came: Loaded) => {
      if (current) {
        setLoaded(came);
      }
    };
    listReports(studyInstanceUID).then(
      (reports) => take({ state: "ready", reports }),
      () => take({ state: "failed" }),
    );
    return () => {
      current = false;
    };
  }, [studyInstanceUID]);
  if (loaded.state === "loading") {
    return <p role="status">{t("written.loading")}</p>;
  }
  if (loaded.state === "failed") {
    return (
      <div role="alert">
        <p>{t("written.failed")}</p>
        <button type="button" className="quiet" onClick={onAgain}>
          {t("written.again")}
        </button>
      </div>
    );
  }
  return loaded.reports.length === 0 ? (
    <p data-testid="written-none">{t("written.none")}</p>
  ) : (
    loaded.reports.map((report) => (
      <One key={report.id} report={report} studyInstanceUID={studyInstanceUID} />
    ))
  );
}

function One({ report, studyInstanceUID }: { report: WrittenReport; studyInstanceUID: string }) {
  const { t } = useTranslation();
  const said = [
    ["findings", report.findings],
    ["impression", report.impression],
    ["text", report.text],
  ] as const;
  const facts = [report.author, report.signer, dateTimeOf(report.reportedAt)].filter(Boolean).join(" · ");
  return (
    <article data-testid="written-report">
      {report.procedure && <h3>{report.procedure}</h3>}
      <p className="written-facts" data-status={report.status}>
        {[t(`written.status.${report.status}`), facts].filter(Boolean).join(" · ")}
      </p>
      {said
        .filter(([, text]) => text)
        .map(([part, text]) => (
          <section key={part}>
            <h4>{t(`written.${part}`)}</h4>
            <p className="written-said">{text}</p>
          </section>
        ))}
      {report.document && (
        <a href={documentAddress(studyInstanceUID, report.id)} target="_blank" rel="noopener">
          {t("written.document")}
        </a>
      )}
    </article>
  );
}
