/** What our own server asks of whoever comes by a cookie: the page can read it, another site's cannot. */
export function antiForgery(): Record<string, string> {
  const token = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  return token ? { "X-XSRF-TOKEN": decodeURIComponent(token) } : {};
}
