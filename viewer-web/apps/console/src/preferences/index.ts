export { ColourSchemeProvider, useColourScheme } from "@yingdun/ui";
export { PreferenceSwitches } from "./PreferenceSwitches";
