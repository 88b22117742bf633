/** Colours in the place of greys. */
export { colourMaps, colourOf, gradientOf, nextColours, type ColourMap } from "./colourMaps";
