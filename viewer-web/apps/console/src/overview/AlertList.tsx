import { CheckOutlined, ExclamationCircleFilled, InfoCircleOutlined, WarningFilled } from "@ant-design/icons";
import type { Alert, Severity } from "@yingdun/api";
import { formatTime } from "@yingdun/ui";
import { Button, Card, Tag, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyHint, TechnicalDetail } from "../page";
import { useMay } from "../session";
import { useAcknowledge } from "./useOverview";

const looks: Record<Severity, { icon: ReactNode; tag: string }> = {
  CRITICAL: { icon: <ExclamationCircleFilled />, tag: "error" },
  WARNING: { icon: <WarningFilled />, tag: "warning" },
  INFO: { icon: <InfoCircleOutlined />, tag: "processing" },
};

/** Newest first; an alert that was seen stays readable until the server lets it go. */
export function AlertList({ alerts }: { alerts: Alert[] }) {
  const { t } = useTranslation(["overview", "common"]);
  const newestFirst = alerts.toSorted((a, b) => b.at.localeCompare(a.at));
  const open = alerts.filter((alert) => !alert.acknowledgedAt).length;
  return (
    <Card
      title={t("alerts.title", { count: open })}
      size="small"
      style={{ height: "100%" }}
      styles={{ body: { maxHeight: 420, overflowY: "auto" } }}
    >
      {newestFirst.length === 0 ? (
        <EmptyHint text={t("alerts.empty")} />
      ) : (
        <ul className="yd-list" tabIndex={0} aria-label={t("alerts.label")}>
          {newestFirst.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AlertRow({ alert }: { alert: Alert }) {
  const { t } = useTranslation(["overview", "common"]);
  const may = useMay();
  const acknowledge = useAcknowledge();
  return (
    <li data-testid={`alert-${alert.id}`} className="yd-alert">
      <div>
        <Tag icon={looks[alert.severity].icon} color={looks[alert.severity].tag}>
          {t(`severity.${alert.severity}`)}
        </Tag>{" "}
        <Typography.Text strong>{t(`kind.${alert.kind}`)}</Typography.Text>{" "}
        {alert.endpointId && (
          <Link to={`/endpoints/${encodeURIComponent(alert.endpointId)}`}>
            {alert.endpointName ?? alert.endpointId}
          </Link>
        )}
        <div>{t(`explainAlert.${alert.kind}`)}</div>
        <Typography.Text type="secondary">{formatTime(alert.at)}</Typography.Text>{" "}
        {alert.detail && <TechnicalDetail text={alert.detail} />}
      </div>
      {alert.acknowledgedAt ? (
        <Typography.Text type="secondary">
          {t("alerts.seen", { at: formatTime(alert.acknowledgedAt) })}
        </Typography.Text>
      ) : (
        may("alerts.acknowledge") && (
          <Button
            size="small"
            icon={<CheckOutlined />}
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate(alert.id)}
          >
            {t("alerts.acknowledge")}
          </Button>
        )
      )}
    </li>
  );
}
