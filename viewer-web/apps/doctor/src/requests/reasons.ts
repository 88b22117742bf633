/** As the server takes them. */
export const REASON = { min: 4, max: 500 };

/** Hours for which access is asked and given: 4 h to 30 days. */
export const HOURS = [4, 24, 72, 168, 720] as const;
