/** The invisible mark of this viewing. */
export { markPage, markPicture, pageMayShow } from "./pageMark";
