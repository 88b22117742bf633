import { xsrfToken } from "@yingdun/api/http";
import { markServerAt } from "@yingdun/mark";

/** The mark of this patient's pages. */
export const markServer = markServerAt("/api/patient/mark", xsrfToken);
