export { AskPage } from "./AskPage";
export { EmergencyPage } from "./EmergencyPage";
export { HoursField, useHoursWords } from "./HoursField";
export { MeantStudy } from "./MeantStudy";
export { REASON } from "./reasons";
export { RequestsPage } from "./RequestsPage";
