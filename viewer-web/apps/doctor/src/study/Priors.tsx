import { dicomTime, EmptyHint } from "@yingdun/ui";
import { Button, Card, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Study } from "../api";
import { Loaded } from "../page";
import { viewerAddress } from "../viewing";

interface PriorsProps {
  priors: { data: Study[] | undefined; error: unknown; refetch: () => unknown };
}

/** The patient's other studies that are open. */
export function Priors({ priors }: PriorsProps) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={t("prior.title")}>
      <Loaded query={priors}>
        {(studies) =>
          studies.length === 0 ? (
            <EmptyHint text={t("prior.none")} />
          ) : (
            <ul className="yd-list" data-testid="priors">
              {studies.map((study) => (
                <li key={study.studyInstanceUid} className="yd-prior">
                  <Link to={`/studies/${study.studyInstanceUid}`} replace data-testid="prior">
                    {study.modalities.map((modality) => (
                      <Tag key={modality}>{modality}</Tag>
                    ))}
                    {[study.studyDescription, dicomTime(study.studyDate)].filter(Boolean).join(" · ")}
                  </Link>
                  <Button size="small" href={viewerAddress([study.studyInstanceUid])}>
                    {t("study.images")}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
