import { PlusOutlined } from "@ant-design/icons";
import type { EnrolmentCode } from "@yingdun/api";
import { DataTable, formatTime, type Column } from "@yingdun/ui";
import { Button, Flex, Popconfirm, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyHint, Loaded, useReport } from "../page";
import { codeState, type CodeState } from "./codeState";
import { NewCodeModal } from "./NewCodeModal";
import { useEnrolmentCodes, useRevokeCode } from "./useEnrolment";

const tags: Record<CodeState, string> = {
  valid: "success",
  usedUp: "default",
  expired: "warning",
  revoked: "error",
};

export function EnrolmentPanel() {
  const { t } = useTranslation(["settings", "common"]);
  const codes = useEnrolmentCodes();
  const revoke = useRevokeCode();
  const report = useReport();
  const [making, setMaking] = useState(false);
  const columns: Column<EnrolmentCode>[] = [
    {
      key: "hint",
      title: t("code.hint"),
      render: (row) => <Typography.Text code>{row.hint}</Typography.Text>,
    },
    {
      key: "state",
      title: t("code.state"),
      render: (row) => {
        const state = codeState(row, Date.now());
        return <Tag color={tags[state]}>{t(`codeState.${state}`)}</Tag>;
      },
    },
    { key: "group", title: t("code.group"), render: (row) => row.groupName ?? "–" },
    { key: "uses", title: t("code.uses"), align: "right", render: (row) => `${row.uses}/${row.maxUses}` },
    { key: "expiresAt", title: t("code.expiresAt"), render: (row) => formatTime(row.expiresAt) },
    {
      key: "createdBy",
      title: t("code.createdBy"),
      render: (row) => `${row.createdBy}, ${formatTime(row.createdAt)}`,
    },
    {
      key: "actions",
      title: t("actions"),
      render: (row) =>
        codeState(row, Date.now()) === "valid" ? (
          <Popconfirm
            title={t("code.revokeAsk")}
            okText={t("code.revoke")}
            onConfirm={() => revoke.mutate(row.id, { onError: report })}
          >
            <Button size="small" danger>
              {t("code.revoke")}
            </Button>
          </Popconfirm>
        ) : (
          "–"
        ),
    },
  ];
  return (
    <Flex vertical gap={16}>
      <Flex wrap gap={12} align="center" justify="space-between">
        <Typography.Text type="secondary">{t("code.lead")}</Typography.Text>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setMaking(true)}
          data-testid="enrolment-new"
        >
          {t("code.new")}
        </Button>
      </Flex>
      <Loaded query={codes}>
        {(rows) => (
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            label={t("tab.enrolment")}
            columns={columns}
            testId={(row) => `enrolment-row-${row.id}`}
            empty={<EmptyHint text={t("code.empty")} />}
          />
        )}
      </Loaded>
      {making && <NewCodeModal onClose={() => setMaking(false)} />}
    </Flex>
  );
}
