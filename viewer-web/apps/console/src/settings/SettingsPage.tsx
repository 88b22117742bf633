import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { Page } from "../page";
import { useMay } from "../session";
import { EnrolmentPanel } from "./EnrolmentPanel";
import { OfficersPanel } from "./OfficersPanel";

export function SettingsPage() {
  const { t } = useTranslation(["settings", "common"]);
  const { tab } = useParams();
  const navigate = useNavigate();
  const may = useMay();
  const items = [
    { key: "enrolment", label: t("tab.enrolment"), children: <EnrolmentPanel /> },
    ...(may("officers") ? [{ key: "officers", label: t("tab.officers"), children: <OfficersPanel /> }] : []),
  ];
  return (
    <Page title={t("title")}>
      <Tabs
        activeKey={items.some((item) => item.key === tab) ? tab : "enrolment"}
        onChange={(key) => void navigate(`/settings/${key}`, { replace: true })}
        items={items}
        destroyOnHidden
      />
    </Page>
  );
}
