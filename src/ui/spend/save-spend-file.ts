/** Hands the file to the browser's downloads. */
export function saveSpendFile(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'leadlight-spend.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** A browser may ask its user where to save it. */
const KEPT_MS = 10 * 60_000;
