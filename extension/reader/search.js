// A search finds the piece of the story that stands somewhere in the window. It asks few of them: each question about a piece far away would lay that part out.

/**
 * The place of the first element that something is true of, where it is true of all that follow.
 * @template {Element} T
 * @param {T[]} elements in the order in which they stand
 * @param {(element: T) => boolean} isTrue
 */
export function firstThat(elements, isTrue) {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(/** @type {T} */ (elements[middle]))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What stands in a row in the article: the blocks of its head, then the story's, or the stretches that hold them. @param {HTMLElement} article */
const piecesOf = (article) => /** @type {HTMLElement[]} */ ([...article.querySelectorAll(':scope > header [data-node]:not([hidden]), :scope > [data-node]:not([hidden]), .story > :not([hidden])')]);

/**
 * The first block of the story that something is true of, where it is true of all that follow. Of a long story only the stretch where it lies is looked into.
 * @param {HTMLElement} article
 * @param {(box: DOMRect) => boolean} isTrue
 * @returns {HTMLElement | undefined}
 */
export function firstBlockThat(article, isTrue) {
  const holds = (/** @type {Element} */ element) => isTrue(element.getBoundingClientRect());
  const pieces = piecesOf(article);
  for (const piece of pieces.slice(firstThat(pieces, holds))) {
    if (!piece.classList.contains('stretch')) {
      if (piece.dataset.node !== undefined) return piece;
      continue;
    }
    const blocks = /** @type {HTMLElement[]} */ ([...piece.children].filter((block) => !block.hasAttribute('hidden') && block.hasAttribute('data-node')));
    const found = blocks[firstThat(blocks, holds)];
    if (found) return found;
  }
  return undefined;
}
