import { FrontDoor } from "@yingdun/ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PreferenceSwitches } from "../preferences";

/** The frame of the two screens that stand before the console. */
export function LoginFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation("common");
  return (
    <FrontDoor
      product={t("product")}
      title={title}
      icon={`${import.meta.env.BASE_URL}favicon.svg`}
      switches={<PreferenceSwitches />}
    >
      {children}
    </FrontDoor>
  );
}
