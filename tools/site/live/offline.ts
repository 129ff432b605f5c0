/**
 * Has the site's service worker keep this page, what it has loaded and what it offers to download: five seconds after it was
 * loaded, so that the reader comes first.
 */
export function keepOffline(script: URL) {
  const register = async () => {
    const registration = await navigator.serviceWorker.register(script);
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const files = [...document.querySelectorAll<HTMLAnchorElement>("a[download]")].map(({ href }) => href);
    active?.postMessage([location.href, ...loaded, ...files]);
    await registration.update(); // else the browser looks for a new one when it likes
  };
  if (!("serviceWorker" in navigator)) return; // no https
  addEventListener("load", () => setTimeout(() => register().catch(() => {}), 5000)); // forbidden, or too old
}
