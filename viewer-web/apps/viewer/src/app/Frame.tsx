import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../i18n";

interface FrameProps {
  heading?: ReactNode;
  /** What can be done with the study as a whole. */
  actions?: ReactNode;
  series?: ReactNode;
  children: ReactNode;
}

/** Places of the page: the study's heading, its series beside or above the picture, and the picture. */
export function Frame({ heading, actions, series, children }: FrameProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className="frame">
      <header className="heading">
        <div className="heading-text">{heading ?? <h1>{t("product")}</h1>}</div>
        {actions}
        <button
          type="button"
          className="quiet"
          data-testid="switch-language"
          lang={i18n.language === "zh" ? "en" : "zh-CN"}
          onClick={() => void switchLanguage(i18n.language === "zh" ? "en" : "zh")}
        >
          {t("otherLanguage")}
        </button>
      </header>
      {series}
      <main className="stage">{children}</main>
    </div>
  );
}
