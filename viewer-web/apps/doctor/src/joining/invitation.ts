/**
 * The invitation's token, from the address's fragment, which no server and no log sees. It is taken out of the address at once;
 * the tab keeps it for a reload, until it was used.
 */
const KEY = "yingdun.invitation";

export function takeInvitation(): string {
  const { location, history } = window;
  const token = location.hash.slice(1);
  if (token === "") {
    return sessionStorage.getItem(KEY) ?? "";
  }
  sessionStorage.setItem(KEY, token);
  history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}

export const forgetInvitation = () => sessionStorage.removeItem(KEY);
