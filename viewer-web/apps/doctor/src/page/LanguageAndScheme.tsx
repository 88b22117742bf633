import { PreferenceSwitches } from "@yingdun/ui";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../i18n";

export function LanguageAndScheme() {
  const { t, i18n } = useTranslation();
  return (
    <PreferenceSwitches
      other={i18n.language === "zh" ? "en" : "zh"}
      onSwitch={(language) => void switchLanguage(language)}
      words={{
        language: t("switchLanguage"),
        otherLanguage: t("otherLanguage"),
        toLight: t("toLight"),
        toDark: t("toDark"),
      }}
    />
  );
}
