import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { documentAddress, listReports, type Report } from "../api";
import { Explanation, type Place } from "../explanation";
import { Loading, useLoad } from "../load";
import { useSession } from "../session";
import { dicomTime } from "@yingdun/ui/time";
import { Said } from "./Said";

/** What the doctors have written and approved. */
export function Reports({ studyUid }: { studyUid: string }) {
  const { t } = useTranslation();
  const { ask } = useSession();
  const [reports, retry] = useLoad(useCallback(() => ask(() => listReports(studyUid)), [ask, studyUid]));
  return (
    <Loading loaded={reports} onRetry={retry}>
      {(all) =>
        all.length === 0 ? (
          <p className="notice" data-testid="no-report">
            {t("report.none")}
          </p>
        ) : (
          all.map((report) => <One key={report.id} report={report} studyUid={studyUid} />)
        )
      }
    </Loading>
  );
}

function One({ report, studyUid }: { report: Report; studyUid: string }) {
  const { t } = useTranslation();
  const [marked, setMarked] = useState<Place>();
  const said = [
    ["findings", report.findings],
    ["impression", report.impression],
    ["text", report.text],
  ] as const;
  const facts = [
    ["author", report.author],
    ["signer", report.signer],
    ["examinedAt", dicomTime(report.examinedAt)],
    ["reportedAt", dicomTime(report.reportedAt)],
  ] as const;
  return (
    <article className="panel" data-testid="report">
      <h2>
        {t("report.title")}
        {report.status === "CORRECTED" && <span className="status"> {t("report.corrected")}</span>}
      </h2>
      {said
        .filter(([, text]) => text)
        .map(([part, text]) => (
          <section key={part}>
            <h3>{t(`report.${part}`)}</h3>
            <Said part={part} text={text} {...(marked?.section.toLowerCase() === part && { marked })} />
          </section>
        ))}
      {(report.findings || report.impression) && (
        <Explanation studyUid={studyUid} report={report.id} {...(marked && { marked })} onMark={setMarked} />
      )}
      <dl>
        {facts
          .filter(([, text]) => text)
          .map(([fact, text]) => (
            <div key={fact}>
              <dt>{t(`report.${fact}`)}</dt>
              <dd data-testid={`report-${fact}`}>{text}</dd>
            </div>
          ))}
      </dl>
      {report.document && (
        <a
          className="button"
          href={documentAddress(studyUid, report.id)}
          target="_blank"
          rel="noopener"
          data-testid="report-document"
        >
          {t("report.document")}
        </a>
      )}
    </article>
  );
}
