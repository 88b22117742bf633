import { DataTable } from "@yingdun/ui";
import { Flex } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyHint, Loaded } from "../page";
import { RolloutTag } from "../status";
import { usePolicyRollout } from "./usePolicies";

export function RolloutPanel({ id }: { id: string }) {
  const { t } = useTranslation(["policies", "common"]);
  const rollout = usePolicyRollout(id);
  return (
    <Loaded query={rollout}>
      {(counts) => (
        <Flex vertical gap={16}>
          <Flex wrap gap={24}>
            {(["APPLIED", "PENDING", "FAILED"] as const).map((one) => (
              <div key={one} className="yd-figure" data-testid={`policy-rollout-${one}`}>
                <span className="yd-tile-count">{counts[one]}</span>
                <RolloutTag rollout={one} />
              </div>
            ))}
          </Flex>
          <DataTable
            rows={counts.failures}
            rowKey={(row) => row.endpointId}
            label={t("failures.title")}
            columns={[
              {
                key: "name",
                title: t("failures.endpoint"),
                render: (row) => (
                  <Link to={`/endpoints/${encodeURIComponent(row.endpointId)}`}>{row.name}</Link>
                ),
              },
              {
                key: "reason",
                title: t("failures.reason"),
                render: (row) => <span lang="en">{row.reason}</span>,
              },
            ]}
            empty={<EmptyHint text={t("failures.empty")} />}
          />
        </Flex>
      )}
    </Loaded>
  );
}
