// An attempt is another reading of the page, which the one before takes the place of again where it fails or is not wanted.

/**
 * @param {import('../content/page.js').Page} page
 * @param {() => Promise<boolean>} work gives whether it is wanted
 */
export function attempt(page, work) {
  return page.inTurn(async () => {
    const { reading, nodes, cut, snapshot, extent } = page;
    let kept = false;
    try {
      kept = await work();
    } finally {
      if (!kept) Object.assign(page, { reading, nodes, cut, snapshot, extent });
    }
    return kept;
  });
}
