export { TracesPage } from "./TracesPage";
export { TracePage } from "./TracePage";
