/** The list of what a study holds. */
export { SeriesList } from "./SeriesList";
