import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { OpenImages } from "../film";
import { Loading } from "../load";
import { Reports } from "../report";
import { GiveShare } from "../sharing";
import { dicomTime } from "@yingdun/ui/time";
import { StatusSteps } from "./StatusSteps";
import { useExaminations } from "./useExaminations";
import { Viewings } from "./Viewings";

/** One examination: how far it is, its images, its reports, and who has seen them. */
export function ExaminationPage({ hospital }: { hospital: string }) {
  const { t } = useTranslation();
  const { studyUid = "" } = useParams();
  const [examinations, retry] = useExaminations();
  return (
    <section>
      <p>
        <Link to="/patient/" data-testid="to-list">
          {t("back")}
        </Link>
      </p>
      <Loading loaded={examinations} onRetry={retry}>
        {(all) => {
          const one = all.find((examination) => examination.studyInstanceUid === studyUid);
          return one ? (
            <>
              <h1>{one.procedure || t("list.unnamed", { modality: one.modalities.join(" ") })}</h1>
              <p className="quiet">
                {[hospital, dicomTime(one.date, one.time), one.accessionNumber].filter(Boolean).join(" · ")}
              </p>
              <StatusSteps status={one.status} />
              <OpenImages studyUid={studyUid} />
              <Reports studyUid={studyUid} />
              <GiveShare studyUid={studyUid} />
              <Viewings studyUid={studyUid} />
            </>
          ) : (
            <p className="notice" data-testid="not-there">
              {t("problem.gone")}
            </p>
          );
        }}
      </Loading>
    </section>
  );
}
