import { ColourSchemeProvider, staffTheme, useColourScheme, useMedia } from "@yingdun/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { BrowserRouter, Route, Routes } from "react-router";
import { JoinPage } from "../joining";
import { createQueryClient, SessionGate } from "../session";
import { Screens } from "./Screens";
import { Shell } from "./Shell";

/** The pages of doctors. */
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
        {/* With its slash, as the address is: a redirect that adds it would lose what the history entry holds. */}
        <BrowserRouter basename="/doctor/">
          <Routes>
            <Route path="join" element={<JoinPage />} />
            <Route
              path="*"
              element={
                <SessionGate>
                  <Shell>
                    <Screens />
                  </Shell>
                </SessionGate>
              }
            />
          </Routes>
        </BrowserRouter>
      </AntApp>
    </ConfigProvider>
  );
}
