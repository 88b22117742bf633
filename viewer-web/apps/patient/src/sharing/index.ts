export { GiveShare } from "./GiveShare";
export { ReceivedShare } from "./ReceivedShare";
export { ShareList } from "./ShareList";
