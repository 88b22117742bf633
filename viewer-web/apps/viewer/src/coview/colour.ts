/** Told apart on black and on grey, also by whoever sees red and green alike. */
const colours = ["#4cb8c4", "#e0a84e", "#b48ef0", "#e8829b", "#7fb8ff", "#c8d65b", "#f0f0f0", "#d98a5b"];

export const colourOf = (seat: number): string => colours[(seat - 1) % colours.length] ?? "#f0f0f0";
