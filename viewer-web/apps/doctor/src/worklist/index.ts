export { OpenUntil } from "./OpenUntil";
export { WorkListPage } from "./WorkListPage";
