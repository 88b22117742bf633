import {
  AuditOutlined,
  ClusterOutlined,
  DashboardOutlined,
  DesktopOutlined,
  FileSearchOutlined,
  ImportOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Permission } from "../session";

export const places = [
  "overview",
  "endpoints",
  "groups",
  "assets",
  "policies",
  "traces",
  "audit",
  "settings",
] as const;
export type Place = (typeof places)[number];

interface NavigationEntry {
  path: string;
  icon: ReactNode;
  needs: Permission;
}

export const navigation: Record<Place, NavigationEntry> = {
  overview: { path: "/", icon: <DashboardOutlined />, needs: "fleet.read" },
  endpoints: { path: "/endpoints", icon: <DesktopOutlined />, needs: "fleet.read" },
  groups: { path: "/groups", icon: <ClusterOutlined />, needs: "fleet.read" },
  assets: { path: "/asset-import", icon: <ImportOutlined />, needs: "assets.import" },
  policies: { path: "/policies", icon: <SafetyCertificateOutlined />, needs: "policies.read" },
  traces: { path: "/traces", icon: <FileSearchOutlined />, needs: "traces" },
  audit: { path: "/audit", icon: <AuditOutlined />, needs: "audit" },
  settings: { path: "/settings", icon: <SettingOutlined />, needs: "enrolment" },
};

export function placeOf(pathname: string): Place {
  return (
    places.find((place) => place !== "overview" && pathname.startsWith(navigation[place].path)) ?? "overview"
  );
}
