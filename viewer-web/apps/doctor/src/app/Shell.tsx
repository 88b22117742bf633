import { LogoutOutlined } from "@ant-design/icons";
import { useNarrow } from "@yingdun/ui";
import { useMutation } from "@tanstack/react-query";
import { App, Badge, Button } from "antd";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useOpenDecisions } from "../decisions";
import { LanguageAndScheme } from "../page";
import { useDecides, useSession } from "../session";
import { placeOf, places } from "./navigation";

/** What stands around each page: the places, at the top or, on a phone, under the thumb; whose session it is, and the way out. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  return (
    <div className="yd-shell">
      <a className="yd-skip" href="#main" onClick={() => main.current?.focus()}>
        {t("skip")}
      </a>
      <header className="yd-header">
        <Link to="/" className="yd-product">
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={26} height={26} />
          <span>{t("product")}</span>
        </Link>
        <Navigation />
        <LanguageAndScheme />
        <Account />
      </header>
      <main id="main" ref={main} tabIndex={-1} className="yd-main">
        {children}
      </main>
    </div>
  );
}

function Navigation() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const decides = useDecides();
  const here = placeOf(pathname);
  const open = useOpenDecisions(decides);
  const waiting = { studies: 0, requests: 0, shares: 0, decisions: open.waiting + open.emergencies };
  return (
    <nav aria-label={t("menu")} className="yd-nav">
      {places
        .filter((place) => decides || !place.decides)
        .map(({ key, path, icon }) => (
          <Link
            key={key}
            to={path}
            aria-current={key === here ? "page" : undefined}
            data-testid={`nav-${key}`}
          >
            {icon}
            <span>{t(`nav.${key}`)}</span>
            <Badge count={waiting[key]} size="small" title={t("decide.open", { count: waiting[key] })} />
          </Link>
        ))}
    </nav>
  );
}

function Account() {
  const { t } = useTranslation();
  const { user, logOut } = useSession();
  const narrow = useNarrow();
  const { notification } = App.useApp();
  const leaving = useMutation({
    mutationFn: logOut,
    onError: () => notification.error({ title: t("logOutFailed") }),
  });
  return (
    <>
      {!narrow && (
        <span className="yd-who" data-testid="who">
          {[user.displayName, user.department].filter(Boolean).join(" · ")}
        </span>
      )}
      <Button
        type="text"
        icon={<LogoutOutlined />}
        aria-label={narrow ? t("logOut") : undefined}
        loading={leaving.isPending}
        onClick={() => leaving.mutate()}
        data-testid="log-out"
      >
        {narrow ? null : t("logOut")}
      </Button>
    </>
  );
}
