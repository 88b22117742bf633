import { useEffect, useRef } from "react";

/** Whether whoever asked for something is still on the page when the answer comes. */
export function useOnPage(): () => boolean {
  const onPage = useRef(false);
  useEffect(() => {
    onPage.current = true;
    return () => {
      onPage.current = false;
    };
  }, []);
  return () => onPage.current;
}
