export { LiveBadge } from "./LiveBadge";
export { LiveProvider, useLiveEvent } from "./LiveProvider";
