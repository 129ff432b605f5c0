/** The sign of the project: the curve of surprisal over its axes. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>surprisal</title><rect width="32" height="32" rx="6" fill="#0b5fae"/><path d="M7 6v19h19" fill="none" stroke="#fff" stroke-width="2"/><path d="M9 7c1 9 6 14 17 15.5" fill="none" stroke="#f0b323" stroke-width="3" stroke-linecap="round"/></svg>
`;
