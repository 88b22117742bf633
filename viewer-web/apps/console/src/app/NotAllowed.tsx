import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "../session";

export function NotAllowed() {
  const { t } = useTranslation("common");
  const { user } = useSession();
  return (
    <Result
      status="warning"
      title={t("notAllowed.title")}
      subTitle={t("notAllowed.advice", { role: t(`role.${user.role}`) })}
      extra={<Home />}
      data-testid="not-allowed"
    />
  );
}

export function NotFound() {
  const { t } = useTranslation("common");
  return (
    <Result status="info" title={t("notFound.title")} subTitle={t("notFound.advice")} extra={<Home />} />
  );
}

function Home() {
  const { t } = useTranslation("common");
  return (
    <Link to="/">
      <Button type="primary" tabIndex={-1}>
        {t("toOverview")}
      </Button>
    </Link>
  );
}
