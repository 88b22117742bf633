import {
  CheckCircleFilled,
  CloseCircleOutlined,
  LoadingOutlined,
  QuestionCircleOutlined,
  StopOutlined,
} from "@ant-design/icons";
import type { Trace } from "@yingdun/api";
import { Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { outcomeOf, type Outcome } from "./verdict";

const looks: Record<Outcome, { icon: ReactNode; tag: string }> = {
  running: { icon: <LoadingOutlined />, tag: "processing" },
  attributed: { icon: <CheckCircleFilled />, tag: "success" },
  cannotTell: { icon: <QuestionCircleOutlined />, tag: "default" },
  failed: { icon: <CloseCircleOutlined />, tag: "error" },
  cancelled: { icon: <StopOutlined />, tag: "default" },
};

export function OutcomeTag({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const outcome = outcomeOf(trace);
  return (
    <Tag icon={looks[outcome].icon} color={looks[outcome].tag} data-outcome={outcome}>
      {t(`outcome.${outcome}`)}
    </Tag>
  );
}
