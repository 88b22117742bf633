import type { RolloutCounts } from "@yingdun/api";
import { Card, Flex, Progress, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RolloutTag } from "../status";

const order = ["APPLIED", "PENDING", "FAILED"] as const;

export function RolloutCard({ rollout }: { rollout: RolloutCounts }) {
  const { t } = useTranslation(["overview", "common"]);
  return (
    <Card title={t("rollout.title")} size="small">
      <Flex justify="space-around" gap={8}>
        {order.map((one) => (
          <Link
            key={one}
            to={`/endpoints?rollout=${one}`}
            className="yd-figure"
            data-testid={`rollout-${one}`}
          >
            <span className="yd-tile-count">{rollout[one]}</span>
            <RolloutTag rollout={one} />
          </Link>
        ))}
      </Flex>
    </Card>
  );
}

export function CoverageCard({ screens, covered }: { screens: number; covered: number }) {
  const { t } = useTranslation(["overview", "common"]);
  const percent = screens === 0 ? 0 : Math.floor((covered / screens) * 100);
  return (
    <Card title={t("coverage.title")} size="small">
      <Flex align="center" gap={20}>
        <Progress
          type="circle"
          size={88}
          percent={percent}
          status="normal"
          format={() => (screens === 0 ? "–" : `${percent}%`)}
          aria-label={t("coverage.title")}
        />
        <div>
          <Typography.Text strong>{t("coverage.figure", { covered, screens })}</Typography.Text>
          <div>
            <Typography.Text type="secondary">{t("coverage.explain")}</Typography.Text>
          </div>
        </div>
      </Flex>
    </Card>
  );
}
