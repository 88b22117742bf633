import { PlusOutlined } from "@ant-design/icons";
import type { Group } from "@yingdun/api";
import { DataTable, type Column } from "@yingdun/ui";
import { Button, Flex, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyHint, Loaded, Page, useReport } from "../page";
import { useMay } from "../session";
import { GroupModal } from "./GroupModal";
import { useDeleteGroup, useGroups } from "./useGroups";

export function GroupsPage() {
  const { t } = useTranslation(["groups", "common"]);
  const may = useMay();
  const groups = useGroups();
  const remove = useDeleteGroup();
  const report = useReport();
  const [edited, setEdited] = useState<Group | "new">();
  const columns: Column<Group>[] = [
    { key: "name", title: t("name"), render: (row) => row.name },
    { key: "description", title: t("description"), render: (row) => row.description || "–" },
    {
      key: "endpoints",
      title: t("endpoints"),
      align: "right",
      render: (row) => <Link to={`/endpoints?groupId=${encodeURIComponent(row.id)}`}>{row.endpoints}</Link>,
    },
  ];
  if (may("fleet.act")) {
    columns.push({
      key: "actions",
      title: t("actions"),
      render: (row) => (
        <Flex gap={8}>
          <Button size="small" onClick={() => setEdited(row)}>
            {t("common:edit")}
          </Button>
          <Popconfirm
            title={t("deleteAsk", { name: row.name })}
            okText={t("common:delete")}
            onConfirm={() => remove.mutate(row.id, { onError: report })}
          >
            <Button size="small" danger>
              {t("common:delete")}
            </Button>
          </Popconfirm>
        </Flex>
      ),
    });
  }
  const add = may("fleet.act") && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited("new")} data-testid="group-new">
      {t("new")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={add}>
      <Loaded query={groups}>
        {(rows) => (
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            label={t("title")}
            columns={columns}
            testId={(row) => `group-row-${row.id}`}
            empty={<EmptyHint text={t("empty")} />}
          />
        )}
      </Loaded>
      {edited && (
        <GroupModal group={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}
