"""The WSGI entry point that the web server loads."""

import os
from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
# Two BLAS threads wait for each other when both cores already serve requests.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def behind_proxies(site: WSGIApplication) -> WSGIApplication:
    """The limits by network count visitors: a proxy of `TRUSTED_PROXIES` tells for whom it asks, nobody else may."""
    return wrap_wsgi_with_proxy_headers(site, os.environ.get("TRUSTED_PROXIES", "127.0.0.1"))


application = behind_proxies(get_wsgi_application())
