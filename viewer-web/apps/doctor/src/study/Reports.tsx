import { FilePdfOutlined } from "@ant-design/icons";
import { dicomTime, EmptyHint } from "@yingdun/ui";
import { Button, Card, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { documentAddress, type Report } from "../api";
import { Loaded } from "../page";
import { useReports } from "./useStudy";

/** What colleagues have written, drafts too; text stays text. */
export function Reports({ studyUid }: { studyUid: string }) {
  const { t } = useTranslation();
  const reports = useReports(studyUid);
  return (
    <Loaded query={reports}>
      {(all) =>
        all.length === 0 ? (
          <Card size="small" title={t("report.title")} data-testid="no-report">
            <EmptyHint text={t("report.none")} />
          </Card>
        ) : (
          all.map((report) => <One key={report.id} report={report} studyUid={studyUid} />)
        )
      }
    </Loaded>
  );
}

function One({ report, studyUid }: { report: Report; studyUid: string }) {
  const { t } = useTranslation();
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
    <Card
      size="small"
      title={report.procedure || t("report.title")}
      extra={
        <Tag color={report.status === "PRELIMINARY" ? "warning" : "success"} data-testid="report-status">
          {t(`report.status.${report.status}`)}
        </Tag>
      }
      data-testid="report"
    >
      <div className="yd-column">
        {said
          .filter(([, text]) => text)
          .map(([part, text]) => (
            <section key={part}>
              <Typography.Title level={3} style={{ fontSize: 15, marginTop: 0 }}>
                {t(`report.${part}`)}
              </Typography.Title>
              <p className="yd-said" data-testid={`report-${part}`}>
                {text}
              </p>
            </section>
          ))}
        <dl className="yd-facts">
          {facts
            .filter(([, text]) => text)
            .map(([fact, text]) => (
              <div key={fact} style={{ display: "contents" }}>
                <dt>{t(`report.${fact}`)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
        {report.document && (
          <Button
            icon={<FilePdfOutlined />}
            href={documentAddress(studyUid, report.id)}
            target="_blank"
            rel="noopener"
            style={{ alignSelf: "flex-start" }}
            data-testid="report-document"
          >
            {t("report.document")}
          </Button>
        )}
      </div>
    </Card>
  );
}
