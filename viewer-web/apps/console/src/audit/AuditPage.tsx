import { DownloadOutlined } from "@ant-design/icons";
import { auditExportUrl, type AuditEntry, type AuditFilter } from "@yingdun/api";
import { DataTable, formatTimeToSecond, type Column } from "@yingdun/ui";
import { Button, DatePicker, Flex, Input, Tag, Tooltip, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { EmptyHint, Loaded, Page } from "../page";
import { factsInWords } from "./facts";
import { useAuditEntries, useAuditFilter } from "./useAudit";
import { ChainNotice } from "./ChainNotice";

export function AuditPage() {
  const { t } = useTranslation(["audit", "common"]);
  const { filter, change } = useAuditFilter();
  const entries = useAuditEntries(filter);
  const columns = useAuditColumns();
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button
          icon={<DownloadOutlined />}
          href={auditExportUrl(filter.from, filter.to)}
          data-testid="audit-export"
        >
          {t("export")}
        </Button>
      }
    >
      <ChainNotice />
      <Filters filter={filter} onChange={change} />
      <Loaded query={entries}>
        {(rows) => (
          <>
            <DataTable
              rows={rows}
              rowKey={(row) => String(row.sequence)}
              label={t("title")}
              columns={columns}
              testId={(row) => `audit-row-${row.sequence}`}
              empty={<EmptyHint text={t("empty")} />}
            />
            {entries.hasNextPage && (
              <Button block loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
                {t("common:more")}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Filters({
  filter,
  onChange,
}: {
  filter: AuditFilter;
  onChange: (part: Partial<AuditFilter>) => void;
}) {
  const { t } = useTranslation(["audit", "common"]);
  return (
    <Flex wrap gap={8} role="search">
      <Input.Search
        key={`actor ${filter.actor ?? ""}`}
        defaultValue={filter.actor}
        placeholder={t("column.actor")}
        aria-label={t("column.actor")}
        allowClear
        onSearch={(actor) => onChange({ actor: actor.trim() || undefined })}
        style={{ width: 180 }}
      />
      <Input.Search
        key={`action ${filter.action ?? ""}`}
        defaultValue={filter.action}
        placeholder={t("column.action")}
        aria-label={t("column.action")}
        allowClear
        onSearch={(action) => onChange({ action: action.trim() || undefined })}
        style={{ width: 200 }}
      />
      {(["from", "to"] as const).map((end) => (
        <DatePicker
          key={end}
          showTime={{ format: "HH:mm" }}
          format="YYYY-MM-DD HH:mm"
          value={filter[end] ? dayjs(filter[end]) : null}
          placeholder={t(end)}
          aria-label={t(end)}
          onChange={(value) => onChange({ [end]: value ? value.toISOString() : undefined })}
        />
      ))}
    </Flex>
  );
}

function useAuditColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation(["audit", "common"]);
  return [
    { key: "sequence", title: t("column.sequence"), align: "right", render: (row) => row.sequence },
    { key: "at", title: t("column.at"), render: (row) => formatTimeToSecond(row.at) },
    { key: "actor", title: t("column.actor"), render: (row) => <Actor entry={row} /> },
    { key: "action", title: t("column.action"), render: (row) => <Action action={row.action} /> },
    { key: "subject", title: t("column.subject"), render: (row) => row.subject || "–" },
    { key: "outcome", title: t("column.outcome"), render: (row) => <Outcome outcome={row.outcome} /> },
    { key: "detail", title: t("column.detail"), render: (row) => <Detail facts={row.detail} /> },
    { key: "address", title: t("column.address"), render: (row) => row.address || "–" },
    {
      key: "hash",
      title: t("column.hash"),
      wideOnly: true,
      render: (row) => (
        <Tooltip title={row.hash}>
          <Typography.Text code>{row.hash.slice(0, 10)}</Typography.Text>
        </Tooltip>
      ),
    },
  ];
}

/** Digests are shortened to be told apart; the whole text is in the tooltip and in the export. */
function Detail({ facts }: { facts?: Record<string, unknown> }) {
  const text = factsInWords(facts);
  const short = text.replaceAll(/\b([0-9a-f]{12})[0-9a-f]{28,}\b/g, "$1…");
  return (
    <span title={text} style={{ display: "inline-block", maxWidth: 380, overflowWrap: "anywhere" }}>
      {short || "–"}
    </span>
  );
}

function Actor({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation(["audit", "common"]);
  const role =
    entry.role && i18n.exists(`common:role.${entry.role}`)
      ? t(`common:role.${entry.role as "OFFICER"}`)
      : undefined;
  return (
    <>
      {entry.actor || "–"} {role && <Typography.Text type="secondary">{role}</Typography.Text>}
    </>
  );
}

/** Words for the actions that the console knows; the code as the chain holds it for all others. */
function Action({ action }: { action: string }) {
  const { t, i18n } = useTranslation(["audit", "common"]);
  return (
    <span title={action}>
      {i18n.exists(`audit:action.${action}`) ? t(`action.${action as "session.opened"}`) : action}
    </span>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  const { t, i18n } = useTranslation(["audit", "common"]);
  const good = outcome === "DONE";
  return (
    <Tag color={good ? "success" : "warning"}>
      {i18n.exists(`audit:outcome.${outcome}`) ? t(`outcome.${outcome as "DONE"}`) : outcome}
    </Tag>
  );
}
