import { ArrowLeftOutlined, ColumnWidthOutlined, EyeOutlined } from "@ant-design/icons";
import { dicomTime, EmptyHint } from "@yingdun/ui";
import { Button, Card } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import type { Study } from "../api";
import { personName } from "../name";
import { Loaded, Page } from "../page";
import { ShareStudy } from "../sharing";
import { viewerAddress } from "../viewing";
import { OpenUntil } from "../worklist";
import { Priors } from "./Priors";
import { Reports } from "./Reports";
import { usePriors, useStudy } from "./useStudy";

/** One study: its images, its reports, and the patient's other studies that are open. */
export function StudyPage() {
  const { t } = useTranslation();
  const { studyUid = "" } = useParams();
  const study = useStudy(studyUid);
  return (
    <Loaded query={study}>
      {(found) =>
        found ? (
          <Found key={studyUid} study={found} />
        ) : (
          <Page title={t("study.title")} actions={<Back />}>
            <Card data-testid="not-open">
              <EmptyHint text={t("study.notOpen")} />
            </Card>
          </Page>
        )
      }
    </Loaded>
  );
}

/** To the entry before, with its search; to the list where the page was the first. */
function Back() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const first = window.history.length <= 1;
  return (
    <Button
      icon={<ArrowLeftOutlined />}
      onClick={() => void (first ? navigate("/") : navigate(-1))}
      data-testid="back"
    >
      {t("back")}
    </Button>
  );
}

function Found({ study }: { study: Study }) {
  const { t } = useTranslation();
  const priors = usePriors(study.studyInstanceUid);
  const priorUids = priors.data?.map((one) => one.studyInstanceUid) ?? [];
  return (
    <Page
      title={personName(study.patientName) || t("study.nameless")}
      tabTitle={t("study.title")}
      lead={[t(`sex.${study.sex}`, { defaultValue: "" }), dicomTime(study.birthDate), study.patientId]
        .filter(Boolean)
        .join(" · ")}
      actions={
        <>
          <Back />
          <ShareStudy studyUid={study.studyInstanceUid} />
          {priorUids.length > 0 && (
            <Button
              icon={<ColumnWidthOutlined />}
              href={viewerAddress([study.studyInstanceUid, ...priorUids])}
              data-testid="open-with-priors"
            >
              {t("study.withPriors")}
            </Button>
          )}
          <Button
            type="primary"
            icon={<EyeOutlined />}
            href={viewerAddress([study.studyInstanceUid])}
            data-testid="open-viewer"
          >
            {t("study.images")}
          </Button>
        </>
      }
    >
      <div className="yd-study">
        <div className="yd-column">
          <Reports studyUid={study.studyInstanceUid} />
        </div>
        <div className="yd-column">
          <Facts study={study} />
          <Priors priors={priors} />
        </div>
      </div>
    </Page>
  );
}

function Facts({ study }: { study: Study }) {
  const { t } = useTranslation();
  const facts = [
    [t("column.study"), study.studyDescription],
    [t("column.modality"), study.modalities.join(" ")],
    [t("search.bodyPart"), study.bodyParts.join(" ")],
    [t("column.date"), dicomTime(study.studyDate, study.studyTime)],
    [t("column.number"), study.accessionNumber],
    [t("column.images"), t("study.count", { series: study.seriesCount, images: study.instanceCount })],
  ] as const;
  return (
    <Card size="small" title={t("study.title")}>
      <dl className="yd-facts" data-testid="facts">
        {facts
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {study.openUntil && (
        <p style={{ margin: "8px 0 0" }}>
          <OpenUntil until={study.openUntil} />
        </p>
      )}
    </Card>
  );
}
