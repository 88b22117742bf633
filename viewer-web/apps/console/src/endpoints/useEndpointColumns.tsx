import { StopOutlined, WarningOutlined } from "@ant-design/icons";
import type { Endpoint, EndpointQuery, SortField } from "@yingdun/api";
import { formatTime, type Column } from "@yingdun/ui";
import { Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RolloutTag, StateTag } from "../status";

export function useEndpointColumns(query: EndpointQuery, search: string): Column<Endpoint>[] {
  const { t } = useTranslation(["endpoints", "common"]);
  const order = (field: SortField) => {
    const [by, direction] = (query.sort ?? "").split(",");
    return by === field ? (direction === "asc" ? ("ascend" as const) : ("descend" as const)) : null;
  };
  return [
    {
      key: "name",
      title: t("column.name"),
      order: order("name"),
      render: (row) => (
        <>
          <Link to={{ pathname: `/endpoints/${encodeURIComponent(row.id)}`, search }}>{row.name}</Link>{" "}
          {row.quarantined && (
            <Tag color="error" icon={<StopOutlined />}>
              {t("quarantined")}
            </Tag>
          )}
        </>
      ),
    },
    {
      key: "state",
      title: t("column.state"),
      order: order("state"),
      render: (row) => <StateTag state={row.state} />,
    },
    {
      key: "host",
      title: t("column.host"),
      order: order("host"),
      render: (row) => (
        <>
          {row.host}
          {row.address && (
            <div>
              <Typography.Text type="secondary">{row.address}</Typography.Text>
            </div>
          )}
        </>
      ),
    },
    { key: "user", title: t("column.user"), order: order("user"), render: (row) => row.user || "–" },
    { key: "group", title: t("column.group"), render: (row) => row.groupName ?? "–" },
    {
      key: "policy",
      title: t("column.policy"),
      render: (row) => (
        <>
          {row.policyName && <span style={{ marginInlineEnd: 6 }}>{row.policyName}</span>}
          <RolloutTag rollout={row.rollout} reason={row.rolloutReason} />
        </>
      ),
    },
    {
      key: "screens",
      title: t("column.screens"),
      align: "right",
      render: (row) => <ScreensCell row={row} />,
    },
    { key: "os", title: t("column.os"), wideOnly: true, render: (row) => <SystemCell row={row} /> },
    {
      key: "agentVersion",
      title: t("column.agentVersion"),
      order: order("agentVersion"),
      wideOnly: true,
      render: (row) => row.agentVersion || "–",
    },
    {
      key: "lastSeen",
      title: t("column.lastSeen"),
      order: order("lastSeen"),
      render: (row) => formatTime(row.lastSeen),
    },
  ];
}

function ScreensCell({ row }: { row: Endpoint }) {
  const { t } = useTranslation(["endpoints", "common"]);
  const missing = row.state === "ONLINE" && row.coveredScreens < row.screenCount;
  return (
    <span title={t(`overlay.${row.overlay}`)}>
      {missing && <WarningOutlined aria-label={t("notAllCovered")} style={{ marginInlineEnd: 4 }} />}
      {row.coveredScreens}/{row.screenCount}
    </span>
  );
}

function SystemCell({ row }: { row: Endpoint }) {
  return (
    <>
      {[row.os, row.osVersion].filter(Boolean).join(" ") || "–"}
      {row.architecture && <Typography.Text type="secondary"> {row.architecture}</Typography.Text>}
    </>
  );
}
