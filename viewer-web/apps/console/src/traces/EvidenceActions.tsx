import { FilePdfOutlined, FileZipOutlined, RedoOutlined } from "@ant-design/icons";
import { tracePackUrl, traceReportUrl, type Trace } from "@yingdun/api";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useReport } from "../page";
import { useRepeatTrace } from "./useTraces";

/** What can be taken away of a verdict, and the check that it comes out again. */
export function EvidenceActions({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const navigate = useNavigate();
  const repeat = useRepeatTrace();
  const report = useReport();
  return (
    <>
      {!trace.repetition && (
        <Button
          icon={<RedoOutlined />}
          loading={repeat.isPending}
          onClick={() =>
            repeat.mutate(trace.id, {
              onSuccess: (made) => navigate(`/traces/${encodeURIComponent(made.id)}`),
              onError: report,
            })
          }
          data-testid="trace-repeat"
        >
          {t("repeat")}
        </Button>
      )}
      <Button
        icon={<FilePdfOutlined />}
        href={traceReportUrl(trace.id)}
        target="_blank"
        data-testid="trace-report"
      >
        {t("report")}
      </Button>
      <Button
        type="primary"
        icon={<FileZipOutlined />}
        href={tracePackUrl(trace.id)}
        data-testid="trace-pack"
      >
        {t("pack")}
      </Button>
    </>
  );
}
