import type { Policy } from "@yingdun/api";
import { Result, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Loaded, Page } from "../page";
import { useMay } from "../session";
import { PolicyEditorView } from "./PolicyEditorView";
import { RolloutPanel } from "./RolloutPanel";
import { useIsDeleting, usePolicies } from "./usePolicies";
import { VersionHistory } from "./VersionHistory";

export function PolicyPage() {
  const { t } = useTranslation(["policies", "common"]);
  const { id } = useParams();
  const may = useMay();
  const policies = usePolicies();
  const isDeleting = useIsDeleting();
  const found = policies.data?.find((one) => one.id === id);
  const [shown, setShown] = useState(found);
  if (found && found !== shown) {
    setShown(found);
  }
  // Whoever deletes it is led away by the answer, though the list may know of it before.
  const policy = found ?? (isDeleting && shown?.id === id ? shown : undefined);
  if (id === "new") {
    return may("policies.write") ? (
      <Page title={t("new")}>
        <PolicyEditorView />
      </Page>
    ) : (
      <Result status="warning" title={t("common:notAllowed.title")} />
    );
  }
  return (
    <Loaded query={policies}>
      {() => (policy ? <Existing key={policy.id} policy={policy} /> : <Gone />)}
    </Loaded>
  );
}

function Existing({ policy }: { policy: Policy }) {
  const { t } = useTranslation(["policies", "common"]);
  return (
    <Page
      title={policy.name}
      lead={t("versionLead", { version: policy.version, by: policy.savedBy || t("bySystem") })}
    >
      <Tabs
        destroyOnHidden={false}
        items={[
          { key: "edit", label: t("tab.edit"), children: <PolicyEditorView policy={policy} /> },
          { key: "rollout", label: t("tab.rollout"), children: <RolloutPanel id={policy.id} /> },
          { key: "versions", label: t("tab.versions"), children: <VersionHistory policy={policy} /> },
        ]}
      />
    </Page>
  );
}

function Gone() {
  const { t } = useTranslation(["policies", "common"]);
  return <Result status="info" title={t("gone")} extra={<Link to="/policies">{t("toList")}</Link>} />;
}
