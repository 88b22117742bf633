/** PN (PS3.5 6.2.1): the ideographic group, else the alphabetic one, as people write it. */
export function personName(name: string): string {
  const [alphabetic = "", ideographic = ""] = name.split("=");
  return (
    ideographic.replaceAll("^", "").trim() ||
    alphabetic
      .split("^")
      .filter((part) => part !== "")
      .join(" ")
      .trim()
  );
}
