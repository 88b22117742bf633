/** Milliseconds between two words about the same thing: 30 a second. */
const PACE = 33;

/** Does the first at once and then no more often than 30 times a second; the last is always done. */
export function paced(act: () => void): { run: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = () => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    act();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) {
        again = false;
        run();
      }
    }, PACE);
  };
  return { run, stop: () => clearTimeout(timer) };
}
