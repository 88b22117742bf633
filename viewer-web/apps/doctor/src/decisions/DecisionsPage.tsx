import { Badge, Flex, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { Page } from "../page";
import { Emergencies } from "./Emergencies";
import { GrantedList } from "./GrantedList";
import { ToDecideList } from "./ToDecideList";
import { useOpenDecisions } from "./useDecisions";

/** What the responsible person of a department decides, reviews and takes back. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const { tab = "waiting" } = useParams();
  const navigate = useNavigate();
  const open = useOpenDecisions();
  return (
    <Page title={t("nav.decisions")}>
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate(`/decisions/${key}`, { replace: true })}
        destroyOnHidden
        items={[
          { key: "waiting", label: label(t("decide.waiting"), open.waiting), children: <ToDecideList /> },
          {
            key: "emergencies",
            label: label(t("review.title"), open.emergencies),
            children: <Emergencies />,
          },
          { key: "granted", label: t("granted.title"), children: <GrantedList /> },
        ]}
      />
    </Page>
  );
}

const label = (text: string, count: number) => (
  <Flex gap={8} align="center" component="span">
    {text}
    <Badge count={count} size="small" />
  </Flex>
);
