/** Files of the server as the browser shows them by itself. */
export { useBlobUrl } from "./useBlobUrl";
