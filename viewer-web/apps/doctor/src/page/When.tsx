import { formatTime } from "@yingdun/ui";

/** A time, on one line. */
export const When = ({ at }: { at: string }) => <span className="yd-whole">{formatTime(at)}</span>;
