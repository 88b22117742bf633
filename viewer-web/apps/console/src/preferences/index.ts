export { PreferenceSwitches } from "./PreferenceSwitches";
export { ColourSchemeProvider, useColourScheme } from "./useColourScheme";
