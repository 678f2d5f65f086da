"""The legal pages in English, shorter than the French ones, which alone bind."""

from cms_pages.models import StandardPage

from .pieces import Sheet, callout, prose

ONLY_FRENCH_BINDS = callout("In short", "<p>This is a summary. The French page is the one that binds.</p>")


def legal_page(twin: str, title: str, slug: str, intro: str, *lines: str) -> Sheet:
    """A summary of a French page."""
    return Sheet(
        key=f"{twin}-en",
        twin=twin,
        model=StandardPage,
        language="en",
        parent="home-en",
        title=title,
        slug=slug,
        fields={"intro": intro, "body": [ONLY_FRENCH_BINDS, prose(*lines)]},
    )


SHEETS = (
    legal_page(
        "legal",
        "Legal notice",
        "legal-notice",
        "Who publishes this site, who hosts it, and what you may reuse.",
        "<h2>Publisher</h2>",
        "<p>The organisation that carries the mentoring hub. "
        'To reach it: <a href="@contact-en">contact page</a>.</p>',
        "<h2>Hosting</h2>",
        "<p>The site and its data are kept on a server chosen by that organisation. Nothing is loaded from elsewhere: "
        "no font, no map, no video, no audience measurement.</p>",
        "<h2>Reuse</h2>",
        "<p>You may quote our texts and name their source. Testimonials need the consent of the people concerned.</p>",
    ),
    legal_page(
        "privacy",
        "Personal data",
        "personal-data",
        "What we know about you, why, for how long, and how to put an end to it.",
        "<h2>Why we ask</h2>",
        "<p>To consider your application, to bring two people together, to follow the tandem, and to report to those who "
        "fund the hub, in figures where nobody can be recognised. No question is about health, origin, beliefs or "
        "criminal records.</p>",
        "<h2>Who reads your answers</h2>",
        "<p>The hub’s team. The mentor we think of for you sees a short card without your surname or contact details until "
        "he or she accepts. Those who write these pages have no access.</p>",
        "<h2>No machine decides</h2>",
        "<p>A calculation ranks profiles by eight criteria. A person reads, chooses and answers for the choice.</p>",
        "<h2>For how long</h2>",
        "<ul>",
        "<li>An application begun and not sent: 30 days.</li>",
        "<li>An application that leads nowhere: 24 months after our last contact.</li>",
        "<li>Your file: as long as the tandem, then 24 months.</li>",
        "</ul>",
        "<h2>Your rights</h2>",
        "<p>You may read your data, correct them, receive a copy, have them erased, object to their use or withdraw your "
        'consent, at any time and free of charge: <a href="@contact-en">write to us</a>. You may also complain to the '
        '<a href="https://www.cnil.fr/en">CNIL</a>, the French authority.</p>',
        "<h2>Cookies</h2>",
        "<p>Two, without which a form does not work. None follows you elsewhere.</p>",
    ),
    legal_page(
        "accessibility",
        "Accessibility",
        "accessibility",
        "Where we stand, and how to tell us what stops you.",
        "<h2>Statement</h2>",
        "<p>This site is <b>not compliant</b> with the French accessibility standard (RGAA 4.1): no full audit has been made "
        "yet. Its pages work with a keyboard and without JavaScript, and automatic checks run at every change, "
        "but they only find some of the faults.</p>",
        "<h2>Tell us</h2>",
        '<p>Something stops you? <a href="@contact-en">Write to us</a>: we give you the information in another way, '
        "and we correct the page. If our answer does not satisfy you, you may turn to the "
        '<a href="https://www.defenseurdesdroits.fr/en">Defender of Rights</a>.</p>',
    ),
)
