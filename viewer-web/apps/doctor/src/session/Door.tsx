import { FrontDoor } from "@yingdun/ui";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LanguageAndScheme } from "../page";

/** The frame of the screens that stand before the pages: log-in, and an invitation. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("product")}`;
  }, [title, t]);
  return (
    <FrontDoor
      product={t("product")}
      title={title}
      icon={`${import.meta.env.BASE_URL}favicon.svg`}
      switches={<LanguageAndScheme />}
    >
      {children}
    </FrontDoor>
  );
}
