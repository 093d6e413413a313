// What happens first? The words of the language are read, then the application draws itself.
import { loadLanguage } from './core/locale.js';
import './components/app.js';

await loadLanguage();
