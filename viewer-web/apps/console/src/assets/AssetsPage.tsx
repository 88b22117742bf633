import { DownloadOutlined, InboxOutlined } from "@ant-design/icons";
import { assetExportUrl, assetFields } from "@yingdun/api";
import { Button, Result, Spin, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Page, ProblemNotice } from "../page";
import { AssetPreviewPanel } from "./AssetPreviewPanel";
import { assetTemplate, download } from "./assetTemplate";
import { useAssetImport } from "./useAssetImport";

export function AssetsPage() {
  const { t } = useTranslation(["assets", "common"]);
  const { preview, apply, startOver } = useAssetImport();
  const template = (
    <Button
      icon={<DownloadOutlined />}
      onClick={() =>
        download(assetTemplate(assetFields.map((field) => t(`field.${field}`))), `${t("templateName")}.csv`)
      }
    >
      {t("template")}
    </Button>
  );

  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          {template}
          <Button href={assetExportUrl()} title={t("exportHint")} data-testid="asset-export">
            {t("export")}
          </Button>
        </>
      }
    >
      {apply.data ? (
        <Result
          status="success"
          title={t("done.title")}
          subTitle={t("counts", { ...apply.data })}
          data-testid="asset-done"
          extra={[
            <Link key="list" to="/endpoints?state=NOT_INSTALLED">
              {t("done.toList")}
            </Link>,
            <Button key="again" onClick={startOver}>
              {t("again")}
            </Button>,
          ]}
        />
      ) : (
        <>
          {preview.error && <ProblemNotice error={preview.error} />}
          {apply.error && <ProblemNotice error={apply.error} />}
          {preview.data ? (
            <AssetPreviewPanel
              preview={preview.data}
              applying={apply.isPending}
              onApply={() => apply.mutate(preview.data.importId)}
              onStartOver={startOver}
            />
          ) : (
            <Spin spinning={preview.isPending} description={t("reading")}>
              <Drop onFile={(file) => preview.mutate(file)} />
            </Spin>
          )}
        </>
      )}
    </Page>
  );
}

function Drop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation(["assets", "common"]);
  return (
    <div data-testid="asset-drop">
      <Upload.Dragger
        accept=".csv,text/csv"
        multiple={false}
        showUploadList={false}
        beforeUpload={(file) => {
          onFile(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{t("drop.title")}</p>
        <p className="ant-upload-hint">{t("drop.hint")}</p>
        <p className="ant-upload-hint">{assetFields.map((field) => t(`field.${field}`)).join(t("comma"))}</p>
      </Upload.Dragger>
    </div>
  );
}
