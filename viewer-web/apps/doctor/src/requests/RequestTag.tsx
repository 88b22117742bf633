import { CheckOutlined, ClockCircleOutlined, CloseOutlined, RollbackOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { RequestState } from "../api";

const looks = {
  WAITING: { color: "processing", icon: <ClockCircleOutlined /> },
  GRANTED: { color: "success", icon: <CheckOutlined /> },
  REFUSED: { color: "error", icon: <CloseOutlined /> },
  WITHDRAWN: { color: "default", icon: <RollbackOutlined /> },
} as const;

export function RequestTag({ state }: { state: RequestState }) {
  const { t } = useTranslation();
  return <Tag {...looks[state]}>{t(`requests.states.${state}`)}</Tag>;
}
