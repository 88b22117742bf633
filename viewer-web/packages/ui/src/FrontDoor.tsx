import { Card, Flex, Layout, Typography } from "antd";
import type { ReactNode } from "react";

interface FrontDoorProps {
  product: string;
  title: string;
  /** Address of the product's sign. */
  icon: string;
  switches: ReactNode;
  children: ReactNode;
}

/** The frame of the screens that stand before the pages of somebody who is known. */
export function FrontDoor({ product, title, icon, switches, children }: FrontDoorProps) {
  return (
    <Layout style={{ minHeight: "100%" }}>
      <Flex justify="end" style={{ padding: 12 }}>
        {switches}
      </Flex>
      <Layout.Content style={{ display: "grid", placeItems: "center", padding: 16 }}>
        <Card style={{ width: "min(400px, 100%)" }} styles={{ body: { padding: 28 } }}>
          <Flex vertical align="center" gap={4} style={{ marginBottom: 24 }}>
            <img src={icon} alt="" width={48} height={48} />
            <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
              {product}
            </Typography.Title>
            <Typography.Text type="secondary">{title}</Typography.Text>
          </Flex>
          {children}
        </Card>
      </Layout.Content>
    </Layout>
  );
}
