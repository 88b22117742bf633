import { LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { useNarrow } from "@yingdun/ui";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useReport } from "../page";
import { useSession } from "../session";

export function UserMenu() {
  const { t } = useTranslation("common");
  const { user, logOut } = useSession();
  const narrow = useNarrow();
  const report = useReport();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "who", label: `${user.displayName} · ${t(`role.${user.role}`)}`, disabled: true },
          { type: "divider" },
          { key: "out", icon: <LogoutOutlined />, label: <span data-testid="logout">{t("logOut")}</span> },
        ],
        onClick: ({ key }) => {
          if (key === "out") {
            logOut().catch(report);
          }
        },
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={narrow ? t("account") : undefined}
        data-testid="user-menu"
      >
        {narrow ? null : user.displayName}
      </Button>
    </Dropdown>
  );
}
