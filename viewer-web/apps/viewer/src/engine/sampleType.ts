/** Names of the arrays in which the engine keeps an image's values, each the narrowest that holds that image's. */
export type SampleType =
  "Uint8Array" | "Int8Array" | "Uint16Array" | "Int16Array" | "Uint32Array" | "Int32Array" | "Float32Array";

/** Those of a volume's texture. */
export type VolumeType = "Uint8Array" | "Uint16Array" | "Int16Array" | "Float32Array";

/** In what all of them can be kept unchanged. */
export function widestType(types: readonly SampleType[]): VolumeType {
  const has = (...some: SampleType[]) => types.some((type) => some.includes(type));
  if (has("Float32Array", "Int32Array", "Uint32Array")) {
    return "Float32Array";
  }
  if (has("Int8Array", "Int16Array")) {
    // An unsigned one may go beyond what a signed one of 16 bits holds; a float holds both.
    return has("Uint16Array") ? "Float32Array" : "Int16Array";
  }
  return has("Uint16Array") ? "Uint16Array" : "Uint8Array";
}
