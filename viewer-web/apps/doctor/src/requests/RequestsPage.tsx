import { AlertOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Page } from "../page";
import { OwnGrants } from "./OwnGrants";
import { OwnRequests } from "./OwnRequests";

/** What was granted to the doctor, and what they have asked for. */
export function RequestsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page
      title={t("nav.requests")}
      actions={
        <>
          <Button
            danger
            icon={<AlertOutlined />}
            onClick={() => void navigate("/emergency")}
            data-testid="to-emergency"
          >
            {t("emergency.title")}
          </Button>
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void navigate("/requests/new")}
            data-testid="to-ask"
          >
            {t("ask.title")}
          </Button>
        </>
      }
    >
      <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
        {t("grants.title")}
      </Typography.Title>
      <OwnGrants />
      <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
        {t("requests.title")}
      </Typography.Title>
      <OwnRequests />
    </Page>
  );
}
