/** Class names carry a hash that is another one on every load, as HubSpot's change with every build. */
const HASH = Math.random().toString(36).slice(2, 8);

/** @param {string} name CSS selects `[class^="name__"]` */
export const c = (name) => `${name}__Styled-sc-${HASH}-0`;
