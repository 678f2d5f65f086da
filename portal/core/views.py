"""Views of the kernel: the landing of a personal link, and the page for a form that came from elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from . import devices, links
from .doors import open_door


@method_decorator([csrf_exempt, sensitive_variables("token")], name="dispatch")
class LinkView(View):
    """GET and HEAD show what the link opens and spend nothing; POST spends it and opens the door.

    Exempt from the CSRF token: under `no-referrer` a browser posts `Origin: null`, which Django refuses, and
    the 256 bits of the address already prove more than a CSRF token would. A post from another site is refused.
    """

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
            return quiet(csrf_failure(request))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = links.find(token)
        if link is None or not links.is_live(link, timezone.now()):
            return quiet(self.gone(request, link))
        purpose = links.purposes[link.purpose]
        return quiet(render(request, "core/link.html", {"purpose": purpose, "days": devices.LASTS.days}))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        now = timezone.now()
        if "renew" in request.POST:
            return quiet(self.renew(request, token))
        try:
            link = links.spend(token, now=now)
        except links.LinkGone:
            return quiet(self.gone(request, links.find(token)))
        open_door(request, link, now=now)
        purpose = links.purposes[link.purpose]
        if purpose.may_stay and link.person and "stay" in request.POST:
            devices.remember(request, link.person, now=now)
        target_id = link.target.partition(":")[2]
        return quiet(redirect(purpose.opens(target_id)))

    def renew(self, request: HttpRequest, token: str) -> HttpResponse:
        """Send a fresh link to the same person; the answer is the same whether or not there was one to send."""
        links.renew(token, now=timezone.now())
        return render(request, "core/link_renewed.html")

    def gone(self, request: HttpRequest, link: links.Link | None) -> HttpResponse:
        """410, with a way to receive a new link where one may be sent."""
        purpose = links.purposes.get(link.purpose) if link else None
        context = {"can_renew": bool(purpose and purpose.renew)}
        return render(request, "core/link_gone.html", context, status=410)


def quiet(response: HttpResponse) -> HttpResponse:
    """No cache, no referrer, no index: the address itself is a secret."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or too old: say what to do; nothing was changed."""
    return render(request, "core/csrf_failure.html", status=403)


def alive(request: HttpRequest) -> HttpResponse:
    """For the probe of a load balancer."""
    return HttpResponse("ok", content_type="text/plain")
