/** After what the page has to do meanwhile, such as to draw or to answer a key. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
