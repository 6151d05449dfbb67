// Drawing is what every reader does at the end: its article in a closed shadow root over the page.

/** @param {string} title @param {string} html */
export function draw(title, html) {
  const host = document.createElement('div');
  host.style.cssText = 'position: fixed; inset: 0; overflow: auto; background: white; z-index: 2147483647';
  const root = host.attachShadow({ mode: 'closed' });
  const heading = document.createElement('h1');
  heading.textContent = title;
  // In a document of its own nothing of it runs; what is adopted from there is drawn.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  root.append(heading, ...parsed.body.childNodes);
  document.documentElement.append(host);
  void host.offsetHeight;
}
