import { staffTheme, useMedia } from "@yingdun/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { createBrowserRouter, RouterProvider } from "react-router";
import { LiveProvider } from "../live";
import { ColourSchemeProvider, useColourScheme } from "../preferences";
import { createQueryClient, SessionGate } from "../session";
import { Screens } from "./Screens";
import { Shell } from "./Shell";

/** One route that holds all: the screens' own routes are in Screens, below the gate that asks who is there. */
const router = createBrowserRouter([{ path: "*", element: <Inside /> }], { basename: "/console" });

export function App() {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ColourSchemeProvider>
        <Themed />
      </ColourSchemeProvider>
    </QueryClientProvider>
  );
}

function Themed() {
  const { i18n } = useTranslation();
  const { dark } = useColourScheme();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const theme = useMemo(() => staffTheme(dark, !still), [dark, still]);
  return (
    <ConfigProvider
      theme={theme}
      button={{ autoInsertSpace: false }}
      locale={i18n.language === "zh" ? zhCN : enUS}
    >
      <AntApp style={{ height: "100%" }}>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

function Inside() {
  return (
    <SessionGate>
      <LiveProvider>
        <Shell>
          <Screens />
        </Shell>
      </LiveProvider>
    </SessionGate>
  );
}
