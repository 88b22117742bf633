import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { EmptyHint, Loaded, Page } from "../page";
import { useMay } from "../session";
import { PolicyOrder } from "./PolicyOrder";
import { usePolicies } from "./usePolicies";

export function PoliciesPage() {
  const { t } = useTranslation(["policies", "common"]);
  const may = useMay();
  const navigate = useNavigate();
  const policies = usePolicies();
  const add = may("policies.write") && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => void navigate("/policies/new")}
      data-testid="policy-new"
    >
      {t("new")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={add}>
      <Loaded query={policies}>
        {(all) => (all.length === 0 ? <EmptyHint text={t("empty")} /> : <PolicyOrder policies={all} />)}
      </Loaded>
    </Page>
  );
}
