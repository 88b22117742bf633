import { theme, type ThemeConfig } from "antd";

type MapToken = ReturnType<typeof theme.defaultAlgorithm>;
type SeedToken = Parameters<typeof theme.defaultAlgorithm>[0];

export const fontFamily =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/**
 * Text keeps a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3) on every ground it stands on, which Ant Design's own greens,
 * ambers and secondary greys do not: each state colour here is a text colour with the ground that belongs to it.
 */
const light = {
  colorPrimary: "#0b57b7",
  colorLink: "#0b57b7",
  colorLinkHover: "#1668dc",
  colorInfo: "#0b57b7",
  colorInfoBg: "#e6f0fb",
  colorInfoBorder: "#a9cbf0",
  colorSuccess: "#1f6b04",
  colorSuccessBg: "#eaf6e3",
  colorSuccessBorder: "#b5d8a4",
  colorWarning: "#7d4b00",
  colorWarningBg: "#fff3d9",
  colorWarningBorder: "#ecca8a",
  colorError: "#b71c1c",
  colorErrorBg: "#fdecea",
  colorErrorBorder: "#f0b4ae",
  colorTextTertiary: "rgba(0,0,0,0.62)",
  colorBgLayout: "#f4f6f8",
  colorBgContainer: "#ffffff",
  colorBgElevated: "#ffffff",
  colorBorder: "#c9ced6",
  colorBorderSecondary: "#e6e9ee",
};

const dark = {
  colorPrimary: "#2a6fc4",
  colorLink: "#6cb1ff",
  colorLinkHover: "#9bcaff",
  colorInfo: "#6cb1ff",
  colorInfoBg: "#101d30",
  colorInfoBorder: "#23456f",
  colorSuccess: "#6abe39",
  colorSuccessBg: "#16270f",
  colorSuccessBorder: "#2d5419",
  colorWarning: "#e0a83a",
  colorWarningBg: "#2b2111",
  colorWarningBorder: "#594214",
  colorError: "#f0716f",
  colorErrorBg: "#2c1416",
  colorErrorBorder: "#5b2527",
  colorTextTertiary: "rgba(255,255,255,0.62)",
  colorBgLayout: "#0f1115",
  colorBgContainer: "#171a20",
  colorBgElevated: "#20242c",
  colorBorder: "#454c58",
  colorBorderSecondary: "#2a2f38",
};

const lightText = {
  colorTextPlaceholder: "rgba(0,0,0,0.58)",
  colorTextDescription: "rgba(0,0,0,0.65)",
  colorTextDisabled: "rgba(0,0,0,0.45)",
};

const darkText = {
  colorTextPlaceholder: "rgba(255,255,255,0.58)",
  colorTextDescription: "rgba(255,255,255,0.68)",
  colorTextDisabled: "rgba(255,255,255,0.45)",
};

/** Laid over what the algorithms made: given as seeds, the dark one would dim them below the contrast they are for. */
const fixed =
  (colours: typeof light) =>
  (seed: SeedToken, made: MapToken = theme.defaultAlgorithm(seed)): MapToken => ({ ...made, ...colours });

/** Staff pages: compact, light or dark; still where the person asked the system for less motion. */
export function staffTheme(isDark: boolean, motion: boolean): ThemeConfig {
  return {
    algorithm: [
      isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
      theme.compactAlgorithm,
      fixed(isDark ? dark : light),
    ],
    token: {
      fontFamily,
      // The compact algorithm takes 2 px off.
      fontSize: 16,
      borderRadius: 6,
      motion,
      colorPrimary: (isDark ? dark : light).colorPrimary,
      ...(isDark ? darkText : lightText),
    },
    components: {
      Layout: {
        headerHeight: 48,
        headerPadding: "0 16px",
        siderBg: (isDark ? dark : light).colorBgContainer,
      },
      ...(isDark
        ? {
            // The primary colour carries white text; as text itself it would be too dark here.
            Menu: { itemSelectedColor: "#9bcaff" },
            Tabs: { itemSelectedColor: "#6cb1ff", itemHoverColor: "#9bcaff", itemActiveColor: "#9bcaff" },
            Button: { dangerColor: "#14171c" },
          }
        : { Tabs: { itemHoverColor: "#0a4a9c" } }),
    },
  };
}
