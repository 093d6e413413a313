// Which browser on which system does a user agent name? The common ones; else nothing.

const BROWSERS = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['YaBrowser/', 'Yandex'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari'], ['python', 'Python'], ['curl', 'curl']];
const SYSTEMS = [['Android', 'Android'], ['iPhone', 'iOS'], ['iPad', 'iPadOS'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']];
const nameIn = (names, agent) => names.find(([part]) => agent.includes(part))?.[1];

/** "Firefox, Windows", or '' where neither is known. */
export const browserName = (agent) => [nameIn(BROWSERS, agent), nameIn(SYSTEMS, agent)].filter(Boolean).join(', ');
