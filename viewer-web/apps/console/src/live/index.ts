export { LiveBadge } from "./LiveBadge";
export { LiveProvider, useIsPresent, useLiveEvent, useRefresh } from "./LiveProvider";
