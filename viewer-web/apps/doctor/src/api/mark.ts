import { xsrfToken } from "@yingdun/api/http";
import { markServerAt } from "@yingdun/mark";

/** The mark of this doctor's pages. */
export const markServer = markServerAt("/api/doctor/mark", xsrfToken);
