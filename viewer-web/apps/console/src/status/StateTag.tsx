import {
  CheckCircleFilled,
  CloseSquareOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { EndpointState } from "@yingdun/api";
import { Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Each state has its own shape besides its colour, so that it is told apart without seeing colours. */
export const stateLooks: Record<EndpointState, { icon: ReactNode; tag: string; line: [string, string] }> = {
  ONLINE: { icon: <CheckCircleFilled />, tag: "success", line: ["#237804", "#73d13d"] },
  OFFLINE: { icon: <MinusCircleOutlined />, tag: "default", line: ["#595959", "#a6a6a6"] },
  ABNORMALLY_OFFLINE: { icon: <WarningFilled />, tag: "error", line: ["#c62828", "#ff7875"] },
  UNINSTALLED: { icon: <CloseSquareOutlined />, tag: "warning", line: ["#ad6800", "#ffc53d"] },
  NOT_INSTALLED: { icon: <QuestionCircleOutlined />, tag: "processing", line: ["#0b57b7", "#6cb1ff"] },
};

export function StateTag({ state }: { state: EndpointState }) {
  const { t } = useTranslation("common");
  const look = stateLooks[state];
  return (
    <Tag icon={look.icon} color={look.tag} data-state={state}>
      {t(`state.${state}`)}
    </Tag>
  );
}
