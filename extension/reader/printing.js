// Printing turns the reader into pages: out of the browser's top layer, with the source and the page's number at the edges.

import { document } from '../content/own_document.js';
import { text } from '../shared/browser.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** A string for CSS. @param {string} words */
const quoted = (words) => `"${words.replace(/["\\\n\r\f]/g, ' ')}"`;

/**
 * Rules about pages count in the document only, not in a shadow tree; browsers without margin boxes leave them out.
 * @param {Desk} desk
 */
function pageRules({ page }) {
  const { title, site_name: site } = page.reading?.metadata ?? {};
  const edge = 'font: 8.5pt -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif; color: #444;';
  return `@page { margin: 20mm 18mm 22mm;
    @top-left { content: ${quoted(title ?? document.title)}; ${edge} }
    @top-right { content: ${quoted(site ?? location.hostname)}; ${edge} }
    @bottom-left { content: ${quoted(location.href)}; ${edge} }
    @bottom-right { content: counter(page) " / " counter(pages); ${edge} } }
    @page :first { @top-left { content: none } @top-right { content: none } }`;
}

/**
 * Gets the reader ready whenever the browser prints.
 * @param {Desk} desk
 * @param {HTMLElement} host
 * @param {{ forPrint: (printing: boolean) => void }} below
 */
export function printing(desk, host, below) {
  const { dialog } = desk;
  /** @type {HTMLStyleElement | undefined} */
  let rules;
  /** @type {CSSStyleSheet | undefined} */
  let sheet;
  // Where the page itself left the window; its title is what the PDF will be called.
  let before = '';

  function takeRules() {
    rules?.remove();
    rules = undefined;
    if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((other) => other !== sheet);
    sheet = undefined;
  }
  function giveRules() {
    try {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(pageRules(desk));
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      if (document.adoptedStyleSheets.includes(sheet)) return;
    } catch {
      // Firefox refuses a constructed sheet from here; an element does the same where the page lets it.
    }
    sheet = undefined;
    rules = /** @type {HTMLStyleElement} */ (document.createElementNS('http://www.w3.org/1999/xhtml', 'style'));
    rules.textContent = pageRules(desk);
    document.documentElement.appendChild(rules);
  }

  const onPrint = (/** @type {Event} */ event) => {
    const on = event.type === 'beforeprint';
    below.forPrint(on);
    dialog.classList.toggle('printing', on);
    const title = desk.page.reading?.metadata.title;
    if (on) {
      before = document.title;
      if (title) document.title = title;
      giveRules();
    } else {
      document.title = before;
      takeRules();
    }
    // In the browser's top layer only the first page would be printed.
    dialog.close();
    if (on) dialog.show();
    else if (host.isConnected) dialog.showModal();
  };
  window.addEventListener('beforeprint', onPrint, { signal: desk.signal });
  window.addEventListener('afterprint', onPrint, { signal: desk.signal });
  desk.signal.addEventListener('abort', takeRules);
}

/** What stands on paper below the story: where it is from and when it was printed. @param {string} address @param {string} language */
export function imprint(address, language) {
  const printed = new Intl.DateTimeFormat(language || undefined, { dateStyle: 'long' }).format(new Date());
  return text('printed_from', address, printed);
}
