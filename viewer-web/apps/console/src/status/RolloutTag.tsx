import { CheckOutlined, CloseCircleOutlined, HourglassOutlined, MinusOutlined } from "@ant-design/icons";
import type { Rollout } from "@yingdun/api";
import { Tag, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export const rolloutLooks: Record<Rollout, { icon: ReactNode; tag: string }> = {
  APPLIED: { icon: <CheckOutlined />, tag: "success" },
  PENDING: { icon: <HourglassOutlined />, tag: "processing" },
  FAILED: { icon: <CloseCircleOutlined />, tag: "error" },
  NONE: { icon: <MinusOutlined />, tag: "default" },
};

export function RolloutTag({ rollout, reason }: { rollout: Rollout; reason?: string }) {
  const { t } = useTranslation("common");
  const look = rolloutLooks[rollout];
  const tag = (
    <Tag icon={look.icon} color={look.tag} data-rollout={rollout}>
      {t(`rollout.${rollout}`)}
    </Tag>
  );
  return reason ? <Tooltip title={reason}>{tag}</Tooltip> : tag;
}
