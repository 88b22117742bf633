import { Typography } from "antd";
import { useTranslation } from "react-i18next";

/** The server's or an agent's own words, English in every language: for whoever looks for the cause. */
export function TechnicalDetail({ text }: { text: string }) {
  const { t } = useTranslation("common");
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {t("technicalDetail")} <span lang="en">{text}</span>
    </Typography.Text>
  );
}
