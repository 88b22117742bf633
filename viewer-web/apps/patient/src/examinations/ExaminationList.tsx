import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Examination } from "../api";
import { Loading } from "../load";
import { dicomTime } from "@yingdun/ui/time";
import { useExaminations } from "./useExaminations";

/** The patient's own examinations, the newest first. */
export function ExaminationList({ hospital }: { hospital: string }) {
  const { t } = useTranslation();
  const [examinations, retry] = useExaminations();
  return (
    <section>
      <h1>{t("list.title")}</h1>
      <Loading loaded={examinations} onRetry={retry}>
        {(all) =>
          all.length === 0 ? (
            <p className="notice" data-testid="no-examinations">
              {t("list.empty")}
            </p>
          ) : (
            <ul className="cards" data-testid="examinations">
              {all.map((one) => (
                <li key={one.studyInstanceUid || one.accessionNumber}>
                  <Card examination={one} hospital={hospital} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <p>
        <Link to="/patient/shares" data-testid="to-shares">
          {t("shares.title")}
        </Link>
      </p>
    </section>
  );
}

function Card({ examination, hospital }: { examination: Examination; hospital: string }) {
  const { t } = useTranslation();
  const { studyInstanceUid, accessionNumber, procedure, modalities, date, time, status } = examination;
  const content = (
    <>
      <strong>{procedure || t("list.unnamed", { modality: modalities.join(" ") })}</strong>
      <span
        className={`status ${status === "APPROVED" ? "ready" : ""}`}
        data-testid="status"
        data-status={status}
      >
        {status === "APPROVED" ? "✓ " : "○ "}
        {t(`status.${status}`)}
      </span>
      {hospital && <span className="quiet">{hospital}</span>}
      <span className="quiet">{[dicomTime(date, time), accessionNumber].filter(Boolean).join(" · ")}</span>
    </>
  );
  return studyInstanceUid ? (
    <Link
      className="card"
      to={`/patient/studies/${studyInstanceUid}`}
      data-testid="examination"
      data-number={accessionNumber}
    >
      {content}
    </Link>
  ) : (
    <div className="card" data-testid="examination" data-number={accessionNumber}>
      {content}
      <span className="quiet">{t("list.noImagesYet")}</span>
    </div>
  );
}
