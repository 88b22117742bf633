import { GlobalOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../i18n";
import { useColourScheme } from "./useColourScheme";

export function PreferenceSwitches() {
  const { t, i18n } = useTranslation("common");
  const { dark, choose } = useColourScheme();
  const other = i18n.language === "zh" ? "en" : "zh";
  return (
    <>
      <Tooltip title={t("preferences.language")}>
        <Button
          type="text"
          icon={<GlobalOutlined />}
          data-testid="switch-language"
          lang={other === "en" ? "en" : "zh-CN"}
          onClick={() => void switchLanguage(other)}
        >
          {t("preferences.otherLanguage")}
        </Button>
      </Tooltip>
      <Tooltip title={dark ? t("preferences.toLight") : t("preferences.toDark")}>
        <Button
          type="text"
          icon={dark ? <SunOutlined /> : <MoonOutlined />}
          aria-label={dark ? t("preferences.toLight") : t("preferences.toDark")}
          data-testid="switch-scheme"
          onClick={() => choose(dark ? "light" : "dark")}
        />
      </Tooltip>
    </>
  );
}
