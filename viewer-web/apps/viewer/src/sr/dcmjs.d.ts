/** The little of dcmjs that is used; it has no types of its own. */
declare module "dcmjs" {
  class DicomDict {
    /** @param meta file meta elements by tag */
    constructor(meta: Record<string, { vr: string; Value?: unknown[] }>);
    /** Data set in the DICOM JSON model. */
    dict: Record<string, { vr: string; Value?: unknown[] } | undefined>;
    write(options?: { allowInvalidVRLength?: boolean }): ArrayBuffer;
  }
  export const data: { DicomDict: typeof DicomDict };
}
