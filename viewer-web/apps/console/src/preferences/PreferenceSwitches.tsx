import { PreferenceSwitches as Switches } from "@yingdun/ui";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../i18n";

export function PreferenceSwitches() {
  const { t, i18n } = useTranslation("common");
  return (
    <Switches
      other={i18n.language === "zh" ? "en" : "zh"}
      onSwitch={(language) => void switchLanguage(language)}
      words={{
        language: t("preferences.language"),
        otherLanguage: t("preferences.otherLanguage"),
        toLight: t("preferences.toLight"),
        toDark: t("preferences.toDark"),
      }}
    />
  );
}
