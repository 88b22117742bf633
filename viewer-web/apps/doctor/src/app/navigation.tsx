import { AuditOutlined, ShareAltOutlined, SolutionOutlined, UnorderedListOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

interface Place {
  key: "studies" | "requests" | "shares" | "decisions";
  path: string;
  icon: ReactNode;
  /** For who decides for a department. */
  decides?: boolean;
}

export const places: Place[] = [
  { key: "studies", path: "/", icon: <UnorderedListOutlined /> },
  { key: "requests", path: "/requests", icon: <SolutionOutlined /> },
  { key: "shares", path: "/shares", icon: <ShareAltOutlined /> },
  { key: "decisions", path: "/decisions", icon: <AuditOutlined />, decides: true },
];

/** An emergency is the other way to what is not one's own; a study's page belongs to the list that it was found in. */
export const placeOf = (pathname: string) =>
  pathname === "/emergency"
    ? "requests"
    : (places.find(({ path }) => path !== "/" && pathname.startsWith(path))?.key ?? "studies");
