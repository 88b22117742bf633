import { MenuOutlined } from "@ant-design/icons";
import { useMenuHidden } from "@yingdun/ui";
import { Button, Drawer, Flex, Layout, Menu, theme, Typography } from "antd";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { LiveBadge } from "../live";
import { PreferenceSwitches } from "../preferences";
import { useMay } from "../session";
import { navigation, placeOf, places } from "./navigation";
import { UserMenu } from "./UserMenu";

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  const { token } = theme.useToken();
  const menuHidden = useMenuHidden();
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);

  return (
    <Layout style={{ minHeight: "100%" }}>
      <a className="yd-skip" href="#main" onClick={() => main.current?.focus()}>
        {t("skip")}
      </a>
      <Layout.Header
        style={{
          position: "sticky",
          top: 0,
          zIndex: 10,
          display: "flex",
          alignItems: "center",
          gap: 8,
          background: token.colorBgContainer,
          borderBottom: `1px solid ${token.colorBorderSecondary}`,
        }}
      >
        {menuHidden && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t("menu")}
            data-testid="menu"
            onClick={() => setOpen(true)}
          />
        )}
        <Flex gap={8} align="center" style={{ flex: 1, minWidth: 0 }}>
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={26} height={26} />
          <Typography.Text strong ellipsis>
            {t("product")}
          </Typography.Text>
        </Flex>
        <LiveBadge />
        <PreferenceSwitches />
        <UserMenu />
      </Layout.Header>
      <Layout>
        {menuHidden ? (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={240} title={t("menu")}>
            <Navigation onChosen={() => setOpen(false)} />
          </Drawer>
        ) : (
          <Layout.Sider width={176} style={{ position: "sticky", top: 48, height: "calc(100vh - 48px)" }}>
            <Navigation />
          </Layout.Sider>
        )}
        <Layout.Content
          id="main"
          ref={main}
          tabIndex={-1}
          style={{ padding: menuHidden ? 12 : 20, minWidth: 0, outline: "none" }}
        >
          {children}
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function Navigation({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation("common");
  const may = useMay();
  const { pathname } = useLocation();
  const items = places
    .filter((place) => may(navigation[place].needs))
    .map((place) => ({
      key: place,
      icon: navigation[place].icon,
      label: (
        <Link to={navigation[place].path} data-testid={`nav-${place}`}>
          {t(`nav.${place}`)}
        </Link>
      ),
    }));
  return (
    <nav aria-label={t("menu")}>
      <Menu
        onClick={onChosen}
        mode="inline"
        selectedKeys={[placeOf(pathname)]}
        items={items}
        style={{ borderInlineEnd: 0 }}
      />
    </nav>
  );
}
