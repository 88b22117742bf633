import type { Policy, PolicyVersion } from "@yingdun/api";
import { formatTimeToSecond } from "@yingdun/ui";
import { App, Button, Flex, Popconfirm, Timeline, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Loaded, useReport } from "../page";
import { useMay } from "../session";
import { diffDrafts } from "./policyDiff";
import { PolicyDiff } from "./PolicyDiff";
import { usePolicyVersions, useRollBack } from "./usePolicies";

export function VersionHistory({ policy }: { policy: Policy }) {
  const versions = usePolicyVersions(policy.id);
  return (
    <Loaded query={versions}>
      {(all) => (
        <Timeline
          items={all.map((version, i) => ({
            content: <VersionEntry policy={policy} version={version} before={all[i + 1]} />,
          }))}
        />
      )}
    </Loaded>
  );
}

interface VersionEntryProps {
  policy: Policy;
  version: PolicyVersion;
  before?: PolicyVersion;
}

function VersionEntry({ policy, version, before }: VersionEntryProps) {
  const { t } = useTranslation(["policies", "common"]);
  const may = useMay();
  const rollBack = useRollBack();
  const report = useReport();
  const { message } = App.useApp();
  const current = version.version === policy.version;
  return (
    <Flex vertical gap={4} data-testid={`policy-version-${version.version}`}>
      <Typography.Text strong>
        {t("version.title", { version: version.version })} {current && t("version.current")}
      </Typography.Text>
      <Typography.Text type="secondary">
        {t("savedBy", { by: version.savedBy || t("bySystem"), at: formatTimeToSecond(version.savedAt) })}
      </Typography.Text>
      {before ? (
        <PolicyDiff changes={diffDrafts(before.draft, version.draft)} empty={t("diff.none")} />
      ) : (
        <span>{t("version.first")}</span>
      )}
      {!current && may("policies.write") && (
        <Popconfirm
          title={t("version.ask", { version: version.version })}
          description={<PolicyDiff changes={diffDrafts(policy, version.draft)} empty={t("diff.none")} />}
          okText={t("version.rollBack")}
          onConfirm={() =>
            rollBack
              .mutateAsync({ id: policy.id, version: version.version })
              .then((saved) => void message.success(t("saved", { version: saved.version })), report)
          }
        >
          <Button size="small" style={{ alignSelf: "start" }}>
            {t("version.rollBack")}
          </Button>
        </Popconfirm>
      )}
    </Flex>
  );
}
