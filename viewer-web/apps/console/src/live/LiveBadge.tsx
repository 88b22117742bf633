import { ApiOutlined, DisconnectOutlined } from "@ant-design/icons";
import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useStreamState } from "./LiveProvider";

export function LiveBadge() {
  const { t } = useTranslation("common");
  const live = useStreamState() === "live";
  return (
    <Tooltip title={live ? t("live.on") : t("live.off")}>
      <Tag
        icon={live ? <ApiOutlined /> : <DisconnectOutlined />}
        color={live ? "success" : "warning"}
        role="status"
        data-testid="live"
        style={{ marginInlineEnd: 0 }}
      >
        {live ? t("live.short") : t("live.shortOff")}
      </Tag>
    </Tooltip>
  );
}
