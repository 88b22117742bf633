import { PlusOutlined } from "@ant-design/icons";
import type { Officer, OfficerChange } from "@yingdun/api";
import { DataTable, formatTime, type Column } from "@yingdun/ui";
import { Button, Flex, Popconfirm, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyHint, Loaded, useReport } from "../page";
import { useSession } from "../session";
import { OfficerModal } from "./OfficerModal";
import { PasswordShown } from "./PasswordShown";
import { useChangeOfficer, useOfficers } from "./useOfficers";

export function OfficersPanel() {
  const { t } = useTranslation(["settings", "common"]);
  const { user } = useSession();
  const officers = useOfficers();
  const change = useChangeOfficer();
  const report = useReport();
  const [edited, setEdited] = useState<Officer | "new">();
  const [shown, setShown] = useState<{ name: string; password: string }>();

  const act = (officer: Officer, what: OfficerChange) =>
    change
      .mutateAsync({ id: officer.id, change: what })
      .then(({ password }) => password && setShown({ name: officer.name, password }), report);

  const columns: Column<Officer>[] = [
    { key: "name", title: t("officer.name"), render: (row) => row.name },
    { key: "displayName", title: t("officer.displayName"), render: (row) => row.displayName },
    { key: "role", title: t("officer.role"), render: (row) => <Tag>{t(`common:role.${row.role}`)}</Tag> },
    {
      key: "enabled",
      title: t("officer.state"),
      render: (row) => (
        <Tag color={row.enabled ? "success" : "default"}>
          {t(row.enabled ? "officer.enabled" : "officer.disabled")}
        </Tag>
      ),
    },
    { key: "lastLogin", title: t("officer.lastLogin"), render: (row) => formatTime(row.lastLogin) },
    {
      key: "actions",
      title: t("actions"),
      render: (row) => (
        <Flex wrap gap={8}>
          <Button size="small" onClick={() => setEdited(row)}>
            {t("common:edit")}
          </Button>
          <Popconfirm
            title={t("officer.resetAsk", { name: row.name })}
            onConfirm={() => act(row, { resetPassword: true })}
          >
            <Button size="small">{t("officer.reset")}</Button>
          </Popconfirm>
          <Popconfirm
            title={t(row.enabled ? "officer.disableAsk" : "officer.enableAsk", { name: row.name })}
            onConfirm={() => act(row, { enabled: !row.enabled })}
          >
            <Button size="small" danger={row.enabled} disabled={row.name === user.name}>
              {t(row.enabled ? "officer.disable" : "officer.enable")}
            </Button>
          </Popconfirm>
        </Flex>
      ),
    },
  ];
  return (
    <Flex vertical gap={16}>
      <Flex wrap gap={12} align="center" justify="space-between">
        <Typography.Text type="secondary">{t("officer.lead")}</Typography.Text>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setEdited("new")}
          data-testid="officer-new"
        >
          {t("officer.new")}
        </Button>
      </Flex>
      <Loaded query={officers}>
        {(rows) => (
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            label={t("tab.officers")}
            columns={columns}
            testId={(row) => `officer-row-${row.name}`}
            empty={<EmptyHint text={t("officer.empty")} />}
          />
        )}
      </Loaded>
      {edited && (
        <OfficerModal
          officer={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onCreated={(name, password) => {
            setEdited(undefined);
            setShown({ name, password });
          }}
        />
      )}
      {shown && <PasswordShown {...shown} onClose={() => setShown(undefined)} />}
    </Flex>
  );
}
