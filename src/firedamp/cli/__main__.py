"""Run the command as a module: python -m firedamp.cli."""

import sys

from firedamp.cli import main

sys.exit(main())
