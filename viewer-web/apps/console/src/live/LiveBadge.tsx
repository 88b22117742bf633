import { ApiOutlined, DisconnectOutlined } from "@ant-design/icons";
import { useNarrow } from "@yingdun/ui";
import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useStreamState } from "./LiveProvider";

export function LiveBadge() {
  const { t } = useTranslation("common");
  const narrow = useNarrow();
  const live = useStreamState() === "live";
  return (
    <Tooltip title={live ? t("live.on") : t("live.off")}>
      <Tag
        icon={live ? <ApiOutlined /> : <DisconnectOutlined />}
        color={live ? "success" : "warning"}
        role="status"
        aria-label={live ? t("live.short") : t("live.shortOff")}
        data-testid="live"
        style={{ marginInlineEnd: 0 }}
      >
        {narrow ? null : live ? t("live.short") : t("live.shortOff")}
      </Tag>
    </Tooltip>
  );
}
