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

// A table as broad as this fits between the margins of A4 and of Letter, in pixels; the type of tables there is so large.
const BROADEST = 620;
const TYPE = 13;
// Smaller type than this share of it nobody reads: what is broader still has its words broken.
const LEAST = 0.6;

/** Tells each table how small its type has to be for the paper. @param {HTMLElement} article */
function fitTables(article) {
  const tables = [...article.querySelectorAll('table')];
  article.classList.add('measured');
  const fits = tables.map((table) => (BROADEST * Number.parseFloat(getComputedStyle(table).fontSize)) / (TYPE * table.offsetWidth));
  article.classList.remove('measured');
  tables.forEach((table, at) => {
    const fit = fits[at] ?? 1;
    table.style.setProperty('--fit', String(Math.max(LEAST, Math.min(1, fit))));
    table.parentElement?.classList.toggle('tight', fit < LEAST);
  });
}

/**
 * Gets the reader ready whenever the browser prints.
 * @param {Desk} desk
 * @param {import('./layer.js').Layer} layer
 * @param {{ forPrint: (printing: boolean) => void }} below
 * @param {(between: () => void, focused: Element | null) => void} raise puts it back on top of the page
 */
export function printing(desk, layer, below, raise) {
  const { dialog } = desk;
  /** @type {HTMLStyleElement | undefined} */
  let rules;
  /** @type {CSSStyleSheet | undefined} */
  let sheet;
  // Where the page itself left the window; its title is what the PDF will be called.
  let before = '';
  /** @type {Element | null} */
  let focused = null;

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

  const isPrinting = () => dialog.classList.contains('printing');
  function begin() {
    if (isPrinting()) return;
    focused = desk.root.activeElement;
    fitTables(desk.article);
    below.forPrint(true);
    dialog.classList.add('printing');
    before = document.title;
    document.title = desk.page.reading?.metadata.title ?? before;
    giveRules();
    const { canonical_url: source } = desk.page.reading?.metadata ?? {};
    desk.article.querySelector('.imprint')?.replaceChildren(imprint(source ?? location.href, text('language_tag')));
    // In the browser's top layer only the first page would be printed.
    dialog.close();
    layer.stand(true);
    dialog.show();
  }
  function tidyUp() {
    if (isPrinting()) document.title = before;
    dialog.classList.remove('printing');
    below.forPrint(false);
    takeRules();
  }
  function end() {
    tidyUp();
    if (layer.host.isConnected) raise(() => layer.stand(), focused);
  }
  window.addEventListener('beforeprint', begin, { signal: desk.signal });
  window.addEventListener('afterprint', end, { signal: desk.signal });
  desk.signal.addEventListener('abort', tidyUp);
}

/** What stands on paper below the story: where it is from and when it was printed. @param {string} address @param {string} language */
function imprint(address, language) {
  const printed = new Intl.DateTimeFormat(language || undefined, { dateStyle: 'long' }).format(new Date());
  return text('printed_from', address, printed);
}
