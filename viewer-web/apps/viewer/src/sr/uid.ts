/** A UID of a UUID (PS3.5 annex B.2). */
export const uidOf = (text: string): string => `2.25.${BigInt(`0x${text.replaceAll("-", "")}`)}`;

export const newUid = (): string => uidOf(uuid());

/** As `crypto.randomUUID`, which pages that came without TLS have not. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
