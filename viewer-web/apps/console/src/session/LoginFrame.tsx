import { Card, Flex, Layout, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PreferenceSwitches } from "../preferences";

/** The frame of the two screens that stand before the console. */
export function LoginFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation("common");
  return (
    <Layout style={{ minHeight: "100%" }}>
      <Flex justify="end" style={{ padding: 12 }}>
        <PreferenceSwitches />
      </Flex>
      <Layout.Content style={{ display: "grid", placeItems: "center", padding: 16 }}>
        <Card style={{ width: "min(400px, 100%)" }} styles={{ body: { padding: 28 } }}>
          <Flex vertical align="center" gap={4} style={{ marginBottom: 24 }}>
            <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={48} height={48} />
            <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
              {t("product")}
            </Typography.Title>
            <Typography.Text type="secondary">{title}</Typography.Text>
          </Flex>
          {children}
        </Card>
      </Layout.Content>
    </Layout>
  );
}
