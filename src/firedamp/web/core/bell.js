// How does an alarm sound? By a few tones of the browser's own, and only after the reader has switched the sound on.

/** Tells that the sound was switched on or off ('change'). */
export const bellChanges = new EventTarget();
const TONES = { warning: [660, 660], alarm: [880, 1175, 880, 1175] };
const [TONE_S, PAUSE_S, LOUD, FADE_S] = [0.16, 0.09, 0.25, 0.02];
/** @type {AudioContext | null} */
let sound = null;

/** On as long as the page is not loaded anew: a browser lets nothing sound before something was pressed. */
export const bellOn = () => sound !== null;

/** By a press of the reader alone. A warning sounds at once, so that one knows whether it is heard. */
export function switchBell() {
  if (sound) sound.close();
  sound = sound ? null : new AudioContext();
  ring('warning');
  bellChanges.dispatchEvent(new Event('change'));
}

/** @param {'warning' | 'alarm'} kind */
export function ring(kind) {
  if (!sound) return;
  TONES[kind].forEach((hertz, place) => tone(hertz, sound.currentTime + place * (TONE_S + PAUSE_S)));
}

/** One tone that swells and fades, so that it does not click. */
function tone(hertz, from) {
  const [pitch, loudness] = [sound.createOscillator(), sound.createGain()];
  pitch.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(LOUD, from + FADE_S);
  loudness.gain.setValueAtTime(LOUD, from + TONE_S - FADE_S);
  loudness.gain.linearRampToValueAtTime(0, from + TONE_S);
  pitch.connect(loudness).connect(sound.destination);
  pitch.start(from);
  pitch.stop(from + TONE_S);
}
