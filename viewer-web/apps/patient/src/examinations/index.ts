export { ExaminationList } from "./ExaminationList";
export { ExaminationPage } from "./ExaminationPage";
export { useExaminations } from "./useExaminations";
