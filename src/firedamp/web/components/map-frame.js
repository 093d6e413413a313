// Where on the canvas does the map lie? True to the ground: one scale on both axes, as large as its place allows.

const MARGIN_PX = 12;
const AROUND_DEG = 0.5;

/** The ground of a map: the basin's outline; of a basin without one a frame around its mines. */
export function ground(outline, lines) {
  if (outline) return outline;
  const known = lines.filter((line) => line.longitude !== null && line.latitude !== null);
  const [across, along] = [known.map((line) => line.longitude), known.map((line) => line.latitude)];
  const [west, east, south, north] = known.length ? [Math.min(...across), Math.max(...across), Math.min(...along), Math.max(...along)] : [0, 0, 0, 0];
  const [w, e, s, n] = [west - AROUND_DEG, east + AROUND_DEG, south - AROUND_DEG / 2, north + AROUND_DEG / 2];
  const geometry = { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] };
}

/** The outline's bounds in degrees: [[west, south], [east, north]]. */
function bounds(outline) {
  const points = [];
  const collect = (nested) => (typeof nested[0] === 'number' ? points.push(nested) : nested.forEach(collect));
  outline.features.forEach((feature) => collect(feature.geometry.coordinates));
  const [across, along] = [points.map(([longitude]) => longitude), points.map(([, latitude]) => latitude)];
  const least = (values) => values.reduce((left, right) => Math.min(left, right));
  const most = (values) => values.reduce((left, right) => Math.max(left, right));
  return [[least(across), least(along)], [most(across), most(along)]];
}

/** How much shorter a degree of longitude is than one of latitude, in the middle of the outline: cos φ. */
function shortening([[, south], [, north]]) {
  return Math.cos(((south + north) / 2) * (Math.PI / 180));
}

/** The place of the map as options of an ECharts geography: letterboxed in the middle of a canvas. */
export function frame(outline, width, height) {
  const around = bounds(outline);
  const [[west, south], [east, north]] = around;
  const aspectScale = shortening(around);
  const aspect = ((east - west) * aspectScale) / (north - south);
  const [wide, high] = [Math.max(width - 2 * MARGIN_PX, 1), Math.max(height - 2 * MARGIN_PX, 1)];
  // ECharts takes the longer side of the map.
  const layoutSize = aspect > 1 ? Math.min(wide, high * aspect) : Math.min(high, wide / aspect);
  return { aspectScale, layoutCenter: ['50%', '50%'], layoutSize };
}

/** ECharts wants a name on every region. */
export function withNames(outline) {
  const features = outline.features.map((feature) => ({ ...feature, properties: { ...feature.properties, name: 'basin' } }));
  return { ...outline, features };
}
