import { EditOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons";
import {
  assetFields,
  type AssetChange,
  type AssetError,
  type AssetItem,
  type AssetPreview,
} from "@yingdun/api";
import { DataTable, type Column } from "@yingdun/ui";
import { Alert, Button, Flex, Segmented, Tag, Typography } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyHint } from "../page";

interface AssetPreviewPanelProps {
  preview: AssetPreview;
  applying: boolean;
  onApply: () => void;
  onStartOver: () => void;
}

const looks: Record<AssetChange, { icon: ReactNode; tag: string }> = {
  ADDED: { icon: <PlusOutlined />, tag: "success" },
  CHANGED: { icon: <EditOutlined />, tag: "processing" },
  UNCHANGED: { icon: <MinusOutlined />, tag: "default" },
};

const pageSize = 100;

export function AssetPreviewPanel({ preview, applying, onApply, onStartOver }: AssetPreviewPanelProps) {
  const { t } = useTranslation(["assets", "common"]);
  const [shown, setShown] = useState<AssetChange | "ALL">("ALL");
  const [page, setPage] = useState(0);
  const items = preview.items.filter((item) => shown === "ALL" || item.change === shown);
  const nothing = preview.added + preview.changed === 0;
  const columns: Column<AssetItem>[] = [
    { key: "row", title: t("row"), align: "right", render: (item) => item.row },
    {
      key: "change",
      title: t("change"),
      render: (item) => (
        <Tag icon={looks[item.change].icon} color={looks[item.change].tag}>
          {t(`changes.${item.change}`)}
        </Tag>
      ),
    },
    ...assetFields.map((field) => ({
      key: field,
      title: t(`field.${field}`),
      render: (item: AssetItem) => item[field] || "–",
    })),
  ];
  return (
    <Flex vertical gap={16} data-testid="asset-preview">
      <Typography.Text strong>{t("summary", { rows: preview.rows })}</Typography.Text>
      <Typography.Text>
        {t("counts", { added: preview.added, changed: preview.changed, unchanged: preview.unchanged })}
      </Typography.Text>
      {preview.errors.length > 0 && <RowErrors preview={preview} />}
      <Flex wrap gap={8}>
        <Button
          type="primary"
          disabled={nothing}
          loading={applying}
          onClick={onApply}
          data-testid="asset-apply"
        >
          {nothing ? t("nothing") : t("apply", { count: preview.added + preview.changed })}
        </Button>
        <Button onClick={onStartOver}>{t("again")}</Button>
      </Flex>
      <Segmented
        aria-label={t("change")}
        value={shown}
        onChange={(value) => {
          setShown(value);
          setPage(0);
        }}
        options={(["ALL", "ADDED", "CHANGED", "UNCHANGED"] as const).map((value) => ({
          value,
          label: t(`changes.${value}`),
        }))}
      />
      <DataTable
        rows={items.slice(page * pageSize, (page + 1) * pageSize)}
        rowKey={(item) => String(item.row)}
        label={t("title")}
        columns={columns}
        empty={<EmptyHint text={t("emptyPreview")} />}
        paging={{ page, size: pageSize, total: items.length, onChange: setPage }}
      />
    </Flex>
  );
}

function RowErrors({ preview }: { preview: AssetPreview }) {
  const { t } = useTranslation(["assets", "common"]);
  const fieldName = (error: AssetError) => {
    const known = assetFields.find((field) => field === error.field);
    return known ? t(`field.${known}`) : (error.field ?? "");
  };
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="asset-errors"
      title={t("errors", { count: preview.errors.length })}
      description={
        <ul style={{ maxHeight: 200, overflowY: "auto", margin: 0, paddingInlineStart: 18 }} tabIndex={0}>
          {preview.errors.map((error) => (
            <li key={`${error.row} ${error.field} ${error.message}`}>
              {t("rowError", {
                row: error.row,
                field: fieldName(error),
                message: error.code ? t(`errorCode.${error.code}`) : error.message,
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
