/** Reports that the hospital's RIS has sent, beside the pictures. */
export { WrittenReports } from "./WrittenReports";
