/** What the staff pages share: theme, times, tables that become cards, values shown once. Speaks no language itself. */
export { DataTable, type Column, type Paging, type Selection } from "./DataTable";
export { useMedia, useMenuHidden, useNarrow } from "./media";
export { Secret } from "./Secret";
export { fontFamily, staffTheme } from "./theme";
export { formatSpan, formatTime, formatTimeToSecond } from "./time";
