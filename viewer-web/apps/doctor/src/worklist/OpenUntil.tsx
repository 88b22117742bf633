import { ClockCircleOutlined } from "@ant-design/icons";
import { formatTime } from "@yingdun/ui";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

/** When what was granted ends; nothing for an examination of one's own. */
export function OpenUntil({ until }: { until?: string | null }) {
  const { t } = useTranslation();
  return until ? (
    <Tag color="warning" icon={<ClockCircleOutlined />} data-testid="open-until">
      {t("study.openUntil", { end: formatTime(until) })}
    </Tag>
  ) : null;
}
