// An address is the text in the browser's address bar; here it is taken apart. (`URL.parse` is younger than the oldest browser that Broadsheet runs in.)

/**
 * @param {string} address
 * @returns {URL | undefined}
 */
export function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
