"""The essential pages in English, each the twin of a French one."""

from typing import Any

from cms_pages.entrances import Entrance
from cms_pages.models import AudiencePage, ContactPage, EventIndexPage, HomePage

from .pieces import Block, Sheet, block, call, callout, items, link, prose, steps, supports

FIGURES = block(
    "compared_figures",
    {
        "comparisons": items(
            {
                "title": "Back to work",
                "with_mentor": 70,
                "without_mentor": 30,
                "source": (
                    "CCI Marseille Provence, one year after the hub began (70% was announced in June 2018)"
                ),
                "date": "2019-10-22",
                "link": "",
            },
            {
                "title": "Businesses still running",
                "with_mentor": 75,
                "without_mentor": 35,
                "source": (
                    "CCI Marseille Provence, from other French-speaking countries "
                    "(75% was announced in June 2018)"
                ),
                "date": "2019-10-22",
                "link": "",
            },
        )
    },
)

FIVE_STEPS = steps(
    ("You apply", "Online, in a few minutes. You may stop and resume later."),
    ("We talk", "To understand what you are looking for, or what you offer."),
    ("We propose somebody", "Eight criteria bring profiles together. The distance must always suit."),
    ("You meet", "If it feels right, you both sign the commitment charter."),
    ("You move forward", "An action plan, two meetings a month, a word with us every two months."),
)

FIVE_SUPPORTS = supports(
    ("wrench", "Tools", "CV, letters, practising interviews."),
    ("target", "Direction", "Taking stock of the plan and of the market."),
    ("building-2", "Companies", "How they work, a sector, a trade from the inside."),
    ("sprout", "Confidence", "Daring, speaking up, introducing oneself."),
    ("network", "Network", "Opening one’s address book."),
)

VOICES = block(
    "voices",
    {
        "voices": items(
            {
                "words": "Searching becomes my job. I come to the meetings, I follow our plan, I say where I stand.",
                "name": "Mentee",
                "role": "what the charter says",
                "side": "mentee",
            },
            {
                "words": "I put my skills and my network to the service of the search. I do not search instead.",
                "name": "Mentor",
                "role": "what the charter says",
                "side": "mentor",
            },
        ),
        "link": [],
    },
)


def door(title: str, text: str, label: str, page: str, note: str) -> dict[str, Any]:
    """One way in."""
    return {"title": title, "text": text, "link": link(label, page=page), "note": note}


def part(title: str, *content: Block) -> dict[str, Any]:
    """One side of a band."""
    return {"title": title, "content": list(content)}


HOME = Sheet(
    key="home-en",
    twin="home",
    model=HomePage,
    language="en",
    title="Home",
    slug="home-en",
    fields={
        "seo_title": "Two go further",
        "search_description": "The mentoring hub: become a mentor, or find one near you to get back to work. Free of charge.",
        "promise": "Two go",
        "promise_end": "further.",
        "intro": (
            "A mentor shares a trade and a network with somebody nearby who is looking for a job. "
            "The hub introduces them, then stays at their side."
        ),
        "doors": [
            block(
                "doors",
                {
                    "mentor": door(
                        "I want to pass it on",
                        "You work, lead a business or used to: two meetings a month can change what comes next for somebody.",
                        "Become a mentor",
                        "become-mentor-en",
                        "8 min, resume any time",
                    ),
                    "mentee": door(
                        "I am looking for support",
                        "To get back to work with somebody who knows the trade, the companies and the place.",
                        "Find a mentor",
                        "find-mentor-en",
                        "10 min, free",
                    ),
                },
            )
        ],
        "body": [
            block(
                "band",
                {
                    **part("What a mentor changes", FIGURES),
                    "intro": (
                        "Two rates that are often quoted. They are declarations: "
                        "our own results will be published here, with their dates."
                    ),
                },
            ),
            block(
                "band",
                {
                    **part("From application to tandem", FIVE_STEPS),
                    "intro": "Somebody of the team is with you from the first form to the last meeting.",
                },
            ),
            block(
                "two_parts",
                {
                    "left": part("Five ways to help", FIVE_SUPPORTS),
                    "right": part("One tandem, two commitments", VOICES),
                },
            ),
        ],
    },
)

BECOME_MENTOR = Sheet(
    key="become-mentor-en",
    twin="become-mentor",
    model=AudiencePage,
    language="en",
    parent="home-en",
    title="Become a mentor",
    slug="become-a-mentor",
    in_menu=True,
    fields={
        "intro": "Two meetings a month, at your workplace. Your experience can change what comes next for somebody.",
        "entrance": Entrance.MENTOR,
        "button": "Apply as a mentor",
        "duration": "8 min, resume any time",
        "body": [
            prose(
                "<h2>What you can bring</h2>",
                "<p>Nobody expects you to know everything. Choose the ways to help where you are at ease.</p>",
            ),
            FIVE_SUPPORTS,
            prose(
                "<h2>What we ask of you</h2>",
                "<ul>",
                "<li>To work, to lead a business, or to have done so: every trade counts.</li>",
                "<li>To be there twice a month, for about an hour, during six months.</li>",
                "<li>To listen, to advise kindly, to keep what you are told to yourself.</li>",
                "<li>To tell the team in a few words how the tandem is going.</li>",
                "</ul>",
            ),
            callout(
                "What we do not ask",
                "<p>To find a job, or to search in the place of the person you support.</p>",
            ),
            call(
                "Eight minutes to begin",
                "Your application is saved at each step: you may take it up again later.",
                link("Apply as a mentor", entrance=Entrance.MENTOR),
            ),
        ],
    },
)

FIND_MENTOR = Sheet(
    key="find-mentor-en",
    twin="find-mentor",
    model=AudiencePage,
    language="en",
    parent="home-en",
    title="Find a mentor",
    slug="find-a-mentor",
    in_menu=True,
    fields={
        "intro": "Somebody who knows work from the inside moves forward with you for six months. It is free.",
        "entrance": Entrance.MENTEE,
        "button": "Ask for a mentor",
        "duration": "10 min, resume any time",
        "body": [
            block("open_programmes", None),
            prose(
                "<h2>Is it for me?</h2>",
                "<p>Yes, if you are looking for a job, taking your first steps or starting a business, and want to put energy "
                "into it. No diploma is needed and no trade is reserved. Your French need not be perfect: say which languages "
                "you speak.</p>",
                "<h2>Near you, really</h2>",
                "<p>You tell us where you start from, how you travel and how long you accept to be on the way. "
                "We only propose mentors within your reach.</p>",
                "<h2>What you commit to</h2>",
                "<ul>",
                "<li>Making the search your activity.</li>",
                "<li>Coming to the meetings, or saying so in time.</li>",
                "<li>Following the action plan that the two of you write.</li>",
                "<li>Telling us where you stand every two months.</li>",
                "</ul>",
            ),
            callout("Good to know", "<p>Your mentor does not search in your place, and promises no job.</p>"),
            call(
                "Ten minutes to begin",
                "Nothing is lost if you stop on the way.",
                link("Ask for a mentor", entrance=Entrance.MENTEE),
            ),
        ],
    },
)

AGENDA = Sheet(
    key="agenda-en",
    twin="agenda",
    language="en",
    model=EventIndexPage,
    parent="home-en",
    title="Events",
    slug="events",
    in_menu=True,
    fields={
        "search_description": "What takes place at the mentoring hub: information meetings, cafés, fairs, gatherings.",
        "intro": "Find out, meet people, have a try: dates open to all, and those of our mentors.",
    },
)

CONTACT = Sheet(
    key="contact-en",
    twin="contact",
    model=ContactPage,
    language="en",
    parent="home-en",
    title="Contact us",
    slug="contact",
    in_menu=True,
    fields={
        "intro": "A question, an idea, somebody to send to us? A person of the team reads you and answers.",
        "subjects": "\n".join(
            (
                "Becoming a mentor",
                "Finding a mentor",
                "Referring somebody to the hub",
                "Becoming a partner",
                "A request from the press",
                "My personal data",
                "Accessibility of the site",
                "Something else",
            )
        ),
        "notice": (
            "<p>Your message is read by the hub’s team only. Its text is erased after six months. "
            '<a href="@privacy-en">More about your data</a></p>'
        ),
        "thanks_title": "Your message has left",
        "thanks": "Thank you for writing. Somebody of the team answers within five working days.",
    },
)

SHEETS = (HOME, BECOME_MENTOR, FIND_MENTOR, AGENDA, CONTACT)
