/** 张*三, 王*, L*** S**: the first letter of each word, of a Chinese name of three and more the last one too. */
export function maskedName(name: string): string {
  return name
    .split(" ")
    .map((word) => {
      const letters = [...word];
      const han = /^\p{Script=Han}+$/u.test(word);
      const last = han && letters.length > 2 ? letters.at(-1) : "";
      const hidden = Math.max(0, letters.length - 1 - (last ? 1 : 0));
      return `${letters[0] ?? ""}${"*".repeat(hidden)}${last}`;
    })
    .join(" ");
}

/** 410***********1234; a short number keeps its ends only. */
export function maskedId(id: string): string {
  const letters = [...id];
  const [before, after] = letters.length >= 11 ? [3, 4] : letters.length >= 4 ? [1, 1] : [0, 0];
  const hidden = letters.length - before - after;
  return (
    letters.slice(0, before).join("") + "*".repeat(hidden) + letters.slice(letters.length - after).join("")
  );
}

/** A name whole for staff, masked for whoever came by a link. */
export const nameFor = (name: string | undefined, guest: boolean): string | undefined =>
  name && guest ? maskedName(name) : name;

/** The same of a Patient ID. */
export const idFor = (id: string | undefined, guest: boolean): string | undefined =>
  id && guest ? maskedId(id) : id;
