// A probe is a page's own view of itself as one value: what has to be the same after Broadsheet was there.

/**
 * Runs in the page. Every node with all attributes as they are written, and where its reader is.
 * Shadow trees that the page can reach are part of it; nothing of ours may be.
 */
export const PROBE = `
  const lines = [];
  const walk = [[document, 0]];
  while (walk.length > 0) {
    const [node, depth] = walk.pop();
    const indent = ' '.repeat(depth);
    if (node.nodeType === 1) {
      const attributes = [...node.attributes].map((attribute) => attribute.name + '=' + JSON.stringify(attribute.value)).join(' ');
      lines.push(indent + '<' + node.nodeName + ' ' + attributes + '>');
      if (node.shadowRoot) walk.push([node.shadowRoot, depth + 1]);
    } else if (node.nodeType === 3 || node.nodeType === 8) {
      lines.push(indent + node.nodeType + JSON.stringify(node.data));
    }
    for (const child of [...node.childNodes].reverse()) walk.push([child, depth + 1]);
  }
  const active = document.activeElement;
  return {
    dom: lines.join('\\n'),
    url: location.href,
    history: history.length,
    scroll: [Math.round(scrollX), Math.round(scrollY)],
    focus: active && active.nodeName + '.' + active.className + '#' + active.id,
    selection: String(getSelection()),
    title: document.title,
  };
`;
