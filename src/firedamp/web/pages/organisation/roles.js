// Which roles are there within an organisation? From the one that only looks on.
export const ROLES = ['viewer', 'engineer', 'verifier', 'administrator'];
