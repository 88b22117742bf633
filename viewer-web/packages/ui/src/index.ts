/** What the staff pages share: theme, times, tables that become cards, values shown once. Speaks no language itself. */
export { ColourSchemeProvider, useColourScheme } from "./ColourScheme";
export { DataTable, type Column, type Paging, type Selection } from "./DataTable";
export { EmptyHint } from "./EmptyHint";
export { FrontDoor } from "./FrontDoor";
export { useMedia, useMenuHidden, useNarrow } from "./media";
export { PreferenceSwitches } from "./PreferenceSwitches";
export { Secret } from "./Secret";
export { StaffTheme } from "./StaffTheme";
export { fontFamily, staffTheme } from "./theme";
export { dicomTime, formatSpan, formatTime, formatTimeToSecond } from "./time";
export { useCountdown } from "./useCountdown";
