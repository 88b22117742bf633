import { theme, type ThemeConfig } from "antd";

export const fontFamily =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/**
 * Staff pages: compact, light or dark. The greys and the blue are set so that text keeps a contrast of 4.5 : 1
 * (WCAG 2.2, 1.4.3) on every ground it stands on; antd's own secondary greys do not.
 */
export function staffTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark
      ? [theme.darkAlgorithm, theme.compactAlgorithm]
      : [theme.defaultAlgorithm, theme.compactAlgorithm],
    token: {
      fontFamily,
      // The compact algorithm takes 2 px off.
      fontSize: 16,
      borderRadius: 6,
      colorPrimary: dark ? "#3c89e8" : "#0b57b7",
      colorLink: dark ? "#6cb1ff" : "#0b57b7",
      colorLinkHover: dark ? "#9bcaff" : "#1668dc",
      colorInfo: dark ? "#3c89e8" : "#0b57b7",
      colorSuccess: dark ? "#49aa19" : "#1f6b04",
      colorWarning: dark ? "#d89614" : "#8a5300",
      colorError: dark ? "#e5484d" : "#b71c1c",
      colorTextPlaceholder: dark ? "rgba(255,255,255,0.58)" : "rgba(0,0,0,0.58)",
      colorTextTertiary: dark ? "rgba(255,255,255,0.62)" : "rgba(0,0,0,0.62)",
      colorTextDescription: dark ? "rgba(255,255,255,0.68)" : "rgba(0,0,0,0.65)",
      colorTextDisabled: dark ? "rgba(255,255,255,0.45)" : "rgba(0,0,0,0.45)",
      colorBgLayout: dark ? "#0f1115" : "#f4f6f8",
      ...(dark ? { colorBgBase: "#14171c" } : {}),
    },
    components: {
      Layout: { headerHeight: 48, headerPadding: "0 16px", siderBg: dark ? "#14171c" : "#ffffff" },
    },
  };
}
