import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo, type ReactNode } from "react";
import { ColourSchemeProvider, useColourScheme } from "./ColourScheme";
import { useMedia } from "./media";
import { staffTheme } from "./theme";

interface StaffThemeProps {
  /** Of the components' own words. */
  language: string;
  children: ReactNode;
}

/** The look that staff pages have: their colours, motion and words of Ant Design. */
export function StaffTheme({ language, children }: StaffThemeProps) {
  return (
    <ColourSchemeProvider>
      <Themed language={language}>{children}</Themed>
    </ColourSchemeProvider>
  );
}

function Themed({ language, children }: StaffThemeProps) {
  const { dark } = useColourScheme();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const theme = useMemo(() => staffTheme(dark, !still), [dark, still]);
  return (
    <ConfigProvider
      theme={theme}
      button={{ autoInsertSpace: false }}
      locale={language === "zh" ? zhCN : enUS}
    >
      <App style={{ height: "100%" }}>{children}</App>
    </ConfigProvider>
  );
}
