export { AskPage } from "./AskPage";
export { EmergencyPage } from "./EmergencyPage";
export { HoursField } from "./HoursField";
export { MeantStudy } from "./MeantStudy";
export { REASON } from "./reasons";
export { RequestsPage } from "./RequestsPage";
