// The toolbar is the reader's row of buttons; each acts at once or opens one panel beside it.

import { text } from '../shared/browser.js';
import { el, fill } from './element.js';
import { icon } from './icons.js';

/**
 * One button of the toolbar.
 * @typedef {object} Tool
 * @property {string} id also its icon and the name of its text
 * @property {string} [key] the key that presses it
 * @property {() => void} [act]
 * @property {(panel: HTMLElement, close: () => void) => void} [panel] fills its panel when it is opened
 */

/**
 * @param {Tool[]} tools
 * @param {ShadowRoot} root
 */
export function makeToolbar(tools, root) {
  const bar = el('div', { class: 'toolbar', role: 'toolbar', 'aria-label': text('reader_toolbar'), 'aria-orientation': 'vertical' });
  const panel = el('section', { class: 'panel', hidden: true, tabindex: -1, id: 'panel' });
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {Tool | undefined} */
  let open;

  function closePanel(giveFocus = true) {
    if (!open) return false;
    const button = buttons.get(open.id);
    button?.setAttribute('aria-expanded', 'false');
    open = undefined;
    const hadFocus = panel.contains(root.activeElement);
    panel.hidden = true;
    fill(panel);
    if (giveFocus && hadFocus) button?.focus();
    return true;
  }

  /** @param {Tool} tool */
  function press(tool) {
    if (!tool.panel) {
      closePanel(false);
      tool.act?.();
      return;
    }
    const again = open === tool;
    closePanel(false);
    if (again) {
      buttons.get(tool.id)?.focus();
      return;
    }
    open = tool;
    buttons.get(tool.id)?.setAttribute('aria-expanded', 'true');
    fill(panel, el('h2', { id: 'panel-title' }, text(`tool_${tool.id}`)));
    panel.setAttribute('aria-labelledby', 'panel-title');
    panel.dataset.tool = tool.id;
    panel.hidden = false;
    tool.panel(panel, () => closePanel());
    // A panel of words alone may be longer than the window: the arrow keys scroll only what Tab reaches.
    panel.tabIndex = panel.querySelector('a, button, input, select, textarea') ? -1 : 0;
    panel.focus();
  }

  for (const tool of tools) {
    const name = text(`tool_${tool.id}`);
    const button = el(
      'button',
      {
        type: 'button',
        id: `tool-${tool.id}`,
        'aria-label': name,
        'aria-keyshortcuts': tool.key,
        'aria-expanded': tool.panel ? 'false' : null,
        'aria-controls': tool.panel ? 'panel' : null,
        tabindex: tool === tools[0] ? 0 : -1,
      },
      icon(tool.id),
      el('span', { class: 'label', 'aria-hidden': 'true' }, name, tool.key ? el('span', { class: 'key', 'data-key': tool.key }) : null),
    );
    button.addEventListener('click', () => press(tool));
    buttons.set(tool.id, button);
    bar.append(button);
  }

  /**
   * Keys of the toolbar: arrows move between its buttons, as in every toolbar.
   * @param {KeyboardEvent} event
   */
  function onKey(event) {
    const inBar = [...buttons.values()];
    const at = inBar.indexOf(/** @type {HTMLButtonElement} */ (root.activeElement));
    if (at >= 0) {
      const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 });
      const step = steps[event.key];
      const next = event.key === 'Home' ? 0 : event.key === 'End' ? inBar.length - 1 : step === undefined ? undefined : (at + step + inBar.length) % inBar.length;
      if (next !== undefined) {
        event.preventDefault();
        for (const [index, button] of inBar.entries()) button.tabIndex = index === next ? 0 : -1;
        inBar[next]?.focus();
        return true;
      }
    }
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(root.activeElement)) return false;
    const tool = tools.find(({ key }) => key !== undefined && key.toLowerCase() === event.key.toLowerCase());
    if (!tool || tool.key === 'Escape') return false;
    event.preventDefault();
    press(tool);
    return true;
  }

  return {
    bar,
    panel,
    onKey,
    closePanel,
    /** @param {string} id */
    press: (id) => {
      const tool = tools.find((candidate) => candidate.id === id);
      if (tool) press(tool);
    },
    /** @param {string} id */
    isOpen: (id) => open?.id === id,
    /** Fills the open panel anew. */
    refresh() {
      if (!open?.panel) return;
      const { scrollTop } = panel;
      const title = panel.firstElementChild;
      const hadFocus = panel.contains(root.activeElement);
      fill(panel, title);
      open.panel(panel, () => closePanel());
      panel.scrollTop = scrollTop;
      // What had the focus is gone with the old content.
      if (hadFocus && !panel.contains(root.activeElement)) panel.focus({ preventScroll: true });
    },
  };
}

/** Whether keys belong to a control. @param {Element | null} element */
function isTyping(element) {
  return element !== null && /^(?:input|select|textarea)$/.test(element.localName);
}
