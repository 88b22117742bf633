export { ShareStudy } from "./ShareStudy";
export { SharesPage } from "./SharesPage";
