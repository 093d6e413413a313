// Which mines make up what is shown? Inventory lines, joined with where the mines are.

/** The inventory with the place of each line's mine, and the name of its basin. */
export function placed(inventory, mines, basin) {
  const places = new Map(mines.map((mine) => [mine.mine_id, mine]));
  const lines = inventory.lines.map((line) => {
    const { latitude = null, longitude = null } = places.get(line.mine_id) ?? {};
    return { ...line, latitude, longitude };
  });
  return { ...inventory, lines, basinName: basin?.name ?? null };
}

/** Sums of the figures of lines; ranges do not add up and are left to the server. */
export function sums(lines) {
  const total = (figure) => lines.reduce((sum, line) => sum + (line[figure] ?? 0), 0);
  return { mines: lines.length, output_t: total('output_t'), ch4_t: total('ch4_t'), co2_t: total('co2_t'), co2e_t: total('co2e_t') };
}

/** What a line of the inventory has on average: it decides the unit of a column. */
export const mean = (inventory, figure) => inventory.totals[figure] / Math.max(inventory.lines.length, 1);
