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

/**
 * What stands in a row in the article: the blocks of its head, then the story's, or the stretches that hold them. By the way of children, as a search through all that stands in them takes
 * long in a long story.
 * @param {HTMLElement} article
 */
function piecesOf(article) {
  const parts = [...article.children].flatMap((part) => (part.classList.contains('story') ? [...part.children] : part.localName === 'header' ? [...part.querySelectorAll('[data-node]')] : part.hasAttribute('data-node') ? [part] : []));
  return /** @type {HTMLElement[]} */ (parts.filter((part) => !part.hasAttribute('hidden')));
}

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
