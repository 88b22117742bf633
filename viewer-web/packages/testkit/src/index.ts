/** What the tests of several apps share. */
export { blanks, flat, han, sourcesBelow, withoutComments, type Words } from "./words";
export { describeCatalogues } from "./describeCatalogues";
