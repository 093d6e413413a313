"""What does a WSGI server run?"""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firedamp.server.settings")
application = get_wsgi_application()
