import type { Trace } from "@yingdun/api";
import { formatTime } from "@yingdun/ui";
import { Button, Card, Col, Flex, Progress, Row, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Loaded, Page, useReport } from "../page";
import { ScreenHelp } from "./ScreenHelp";
import { EvidenceActions } from "./EvidenceActions";
import { EvidenceMap } from "./EvidenceMap";
import { MatchTable } from "./MatchTable";
import { RepetitionNotice } from "./RepetitionNotice";
import { PictureList } from "./PictureList";
import { useCancelTrace, useTrace } from "./useTraces";
import { VerdictNotice } from "./VerdictNotice";
import { isOver } from "./verdict";

export function TracePage() {
  const { id = "" } = useParams();
  const { t } = useTranslation(["traces", "common"]);
  const query = useTrace(id);
  const trace = query.data;
  return (
    <Page
      title={
        trace === undefined
          ? t("title")
          : trace.pictures.length > 1
            ? t("pictures.andMore", { name: trace.fileName, count: trace.pictures.length })
            : trace.fileName
      }
      lead={trace && t("asked", { by: trace.createdBy, at: formatTime(trace.createdAt) })}
      actions={
        <>
          <Link to="/traces">{t("toList")}</Link>
          {trace?.state === "DONE" && <EvidenceActions trace={trace} />}
        </>
      }
    >
      <Loaded query={query}>
        {(data) => (isOver(data.state) ? <Finished trace={data} /> : <Running trace={data} />)}
      </Loaded>
    </Page>
  );
}

function Running({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const cancel = useCancelTrace();
  const report = useReport();
  return (
    <Card>
      <Flex vertical gap={12} align="start" aria-live="polite">
        <Typography.Text strong>{t(trace.state === "QUEUED" ? "queued" : "outcome.running")}</Typography.Text>
        <Progress percent={Math.round(trace.progress * 100)} aria-label={t("outcome.running")} />
        {trace.stage && <Typography.Text type="secondary">{t(`stage.${trace.stage}`)}</Typography.Text>}
        <Button loading={cancel.isPending} onClick={() => cancel.mutate(trace.id, { onError: report })}>
          {t("common:cancel")}
        </Button>
      </Flex>
    </Card>
  );
}

function Finished({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={10}>
        <Flex vertical gap={16}>
          {trace.repetition && <RepetitionNotice repetition={trace.repetition} state={trace.state} />}
          <VerdictNotice trace={trace} />
          {trace.pictures.length > 1 && <PictureList trace={trace} />}
          {trace.note && (
            <Card size="small" title={t("note")}>
              {trace.note}
            </Card>
          )}
          {trace.state === "DONE" && <MatchTable trace={trace} />}
        </Flex>
      </Col>
      <Col xs={24} xl={14}>
        {trace.verdict === "CANNOT_TELL" ? <ScreenHelp trace={trace} /> : <EvidenceMap trace={trace} />}
      </Col>
    </Row>
  );
}
