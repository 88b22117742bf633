/** Images on films: put in order, kept as files, printed. */
export { Films } from "./Films";
export { useFilm } from "./useFilm";
