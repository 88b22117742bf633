export { dicomTime } from "./dicomTime";
