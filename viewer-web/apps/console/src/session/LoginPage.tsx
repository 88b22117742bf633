import type { Session } from "@yingdun/api";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { LoginForm } from "./LoginForm";
import { LoginFrame } from "./LoginFrame";

export function LoginPage({ onEntered }: { onEntered: (session: Session) => void }) {
  const { t } = useTranslation(["session", "common"]);
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:product")}`;
  }, [t]);
  return (
    <LoginFrame title={t("lead")}>
      <LoginForm onEntered={onEntered} />
    </LoginFrame>
  );
}
