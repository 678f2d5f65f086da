"""What mentoring is, in English: the section with its four pages (how it works, matching, results, questions), the site map."""

from cms_pages.models import FaqPage, MatchingPage, ResultsPage, SectionPage, SiteMapPage, StandardPage

from .english import FIGURES, FIVE_STEPS
from .faq import theme
from .pieces import Sheet, call, callout, link, prose

MENTORING = Sheet(
    key="mentoring-en",
    twin="mentoring",
    model=SectionPage,
    language="en",
    parent="home-en",
    title="Mentoring",
    slug="mentoring",
    in_menu=True,
    fields={
        "search_description": "What mentoring is, why the hub exists, and what it changes for those who look for work.",
        "intro": "Two people: one knows work from the inside, the other is looking for a place in it. They meet, they move forward.",
        "body": [
            prose(
                "<h2>A relation, first of all</h2>",
                "<p>A mentor works, or has worked, and gives some time. This is no course. A mentor listens, asks questions, "
                "tells how things are done in a trade, opens a few doors. Facing them, somebody is looking for a job and wants "
                "to go about it another way.</p>",
                "<p>Know-how and ways of being pass like this, from person to person, kindly and in confidence. "
                "Most often, both gain by it.</p>",
                "<h2>Why a hub</h2>",
                "<p>On one side, unemployment that lasts, above all for young people. On the other, firms that struggle to "
                "recruit. In between, structures, business networks and charities that already practise mentoring, each on "
                "its own.</p>",
                "<p>The hub does not reinvent what exists: it brings it together. One door, one pool of mentors, rules that "
                "everybody knows, one team at the side of every tandem.</p>",
                "<h2>What is said about it</h2>",
                "<p>These rates were declared by those who started the movement. We quote them with their source and date, "
                "and do not make them ours.</p>",
            ),
            FIGURES,
            call(
                "Would you like to try?",
                "Mentor or mentee, it all begins with a form and a conversation.",
                link("See the five steps", page="how-it-works-en"),
            ),
        ],
    },
)

HOW_IT_WORKS = Sheet(
    key="how-it-works-en",
    twin="how-it-works",
    model=StandardPage,
    language="en",
    parent="mentoring-en",
    title="How it works",
    slug="how-it-works",
    in_menu=True,
    fields={
        "search_description": "From the application to the tandem: five steps, eight criteria, one commitment charter.",
        "intro": "Five steps, a team at your side, and rules that everybody knows.",
        "body": [
            prose("<h2>The five steps</h2>"),
            FIVE_STEPS,
            prose(
                "<h2>The meetings of a tandem</h2>",
                "<ul>",
                "<li>At least two meetings a month, first of all at the mentor’s workplace.</li>",
                "<li>Between two meetings, calls or messages to keep going.</li>",
                "<li>An action plan that the two write together and read again each time.</li>",
                "<li>Every two months, a word with the team: by phone, by mail or face to face.</li>",
                "</ul>",
                "<h2>The commitment charter</h2>",
                "<p>After the first meeting, if both wish to go on, they sign the same charter. "
                "Mentoring begins with the second signature, not before.</p>",
                "<h3>The mentor commits to</h3>",
                "<ul>",
                "<li>putting skills and a network at the service of the search;</li>",
                "<li>helping to build a method that works;</li>",
                "<li>looking at the steps taken from outside, and usefully.</li>",
                "</ul>",
                "<h3>The mentee commits to</h3>",
                "<ul>",
                "<li>searching actively, that is, making the search an activity;</li>",
                "<li>keeping to the rhythm of the meetings;</li>",
                "<li>carrying out the action plan decided by both;</li>",
                "<li>telling the team how it is going.</li>",
                "</ul>",
            ),
            callout(
                "What a mentor does not do",
                "<p>A mentor finds no job, and does not search in the place of the mentee.</p>",
            ),
            prose(
                "<h2>The gatherings of the mentors</h2>",
                "<p>About every two months, for an hour and a half, the mentors meet: they talk about what is stuck, share "
                "ideas, open other networks. The dates are known six months ahead. Nothing is compulsory.</p>",
            ),
        ],
    },
)

MATCHING = Sheet(
    key="matching-en",
    twin="matching",
    model=MatchingPage,
    language="en",
    parent="mentoring-en",
    title="How we match",
    slug="how-we-match",
    in_menu=True,
    fields={
        "search_description": (
            "Eight criteria, their weights, the way that comes before all else, and who decides: try the rules yourself."
        ),
        "intro": (
            "Eight criteria, weights that everybody can read, and people who decide. "
            "This is how we look for somebody’s mentor."
        ),
        "body": [
            prose(
                "<h2>First, being able to meet</h2>",
                "<p>Each says how they travel and how long they accept to be on the way. A mentor who is too far is not "
                "proposed, even if all the rest suits. One exception: both accept to meet online.</p>",
                "<p>Travel times are estimates, from town to town. When we cannot estimate, we look it up ourselves.</p>",
                "<h2>Who decides</h2>",
                "<ol>",
                "<li>The sum puts the mentors in an order. It chooses nobody.</li>",
                "<li>Somebody of the team reads the list, may depart from it, and proposes a mentor.</li>",
                "<li>The mentor reads a short card, then accepts or declines, freely.</li>",
                "<li>After the first meeting, both sign the charter, or step back.</li>",
                "</ol>",
                "<h2>What the mentor never sees in a proposal</h2>",
                "<p>Neither the family name, nor the address, nor how to reach the person, before having accepted. Age and "
                "mother tongue serve the sum, yet no sentence of the card speaks of them. Nor are the points there.</p>",
                "<h2>An answer that you would rather keep</h2>",
                "<p>You may ask that your age, your language or your hobbies be left out. The criterion then takes the middle "
                "value: it neither helps nor harms.</p>",
            ),
            callout(
                "Talking to somebody",
                "<p>A proposal surprises you, or nothing comes? You may ask for a person to explain, and to look at your "
                'situation again: <a href="@contact-en">write to us</a>.</p>',
            ),
        ],
    },
)

RESULTS = Sheet(
    key="results-en",
    twin="results",
    model=ResultsPage,
    language="en",
    parent="mentoring-en",
    title="Our results",
    slug="results",
    in_menu=True,
    fields={
        "search_description": "Mentors, tandems, meetings, returns to work: what the hub counts by itself, and how.",
        "intro": "What we count ourselves, and how we count it. What goes less well is there too.",
        "body": [
            prose(
                "<h2>What these figures do not say</h2>",
                "<ul>",
                "<li>Somebody who finds a job might have found it without a mentor. "
                "We do not compare two groups drawn by lot.</li>",
                "<li>When we have no more news, the end of the tandem counts as without result. "
                "It is no doubt too strict, but nobody can say that we tidy up the accounts.</li>",
                "<li>A tandem counts from the second signature of the charter. An introduction that led nowhere is no tandem.</li>",
                "<li>Finding confidence again, understanding a trade, meeting people: that cannot be counted.</li>",
                "</ul>",
                "<h2>Why some figures are missing</h2>",
                "<p>Under ten people, somebody might recognise themselves, or be recognised. We then publish nothing: neither "
                "the number, nor what would let it be worked out.</p>",
            ),
            callout(
                "A question about a figure?",
                '<p><a href="@contact-en">Write to us</a>: we gladly say how it was counted.</p>',
            ),
            prose(
                "<h2>What others have declared</h2>",
                "<p>These rates do not come from our accounts: they were declared, with their source and date.</p>",
            ),
            FIGURES,
        ],
    },
)

QUESTIONS = Sheet(
    key="faq-en",
    twin="faq",
    model=FaqPage,
    language="en",
    parent="mentoring-en",
    title="Questions",
    slug="questions",
    in_menu=True,
    fields={
        "search_description": "Time, travel, the charter, your answers: what we are asked most often.",
        "intro": "Time, travel, the charter, your answers: what we are asked most often.",
        "themes": [
            theme(
                "Before you begin",
                ("Does it cost anything?", "<p>No. It is free for mentors and for mentees.</p>"),
                (
                    "Will it get me a job?",
                    (
                        "<p>Nobody can promise that. A mentor helps you to search with more method, more confidence and a few more "
                        "people to call.</p>"
                    ),
                ),
                (
                    "My French is not perfect. Does it matter?",
                    (
                        "<p>No. Say which languages you speak: it is one of the eight criteria, and may help us to find somebody with "
                        "whom you will be at ease.</p>"
                    ),
                ),
                (
                    "I have no e-mail address. May I take part?",
                    (
                        '<p>Yes. <a href="@contact-en">Get in touch</a>, or go through the structure that knows you: we fill in the '
                        "form together and find a way to reach you.</p>"
                    ),
                ),
            ),
            theme(
                "The tandem",
                (
                    "Will I have to go far?",
                    (
                        "<p>You say where you start from, how you travel and how long you accept to be on the way. Beyond that we "
                        "propose nobody.</p>"
                    ),
                ),
                (
                    "May I refuse the person whom you propose?",
                    (
                        "<p>Yes. A mentor reads a short card and answers yes or “not this time”, without giving a reason. A mentee "
                        "reads that card before anybody, and may name people or firms not to be met.</p>"
                    ),
                ),
                (
                    "What if we do not get on?",
                    (
                        "<p>It happens, and it is nobody’s fault. Tell the team; you need not explain. We look again, and your "
                        "waiting still counts from the first day.</p>"
                    ),
                ),
                (
                    "May I stop, or take a break?",
                    (
                        "<p>Yes. Each may end the tandem at any time, by telling the other or the team. A break with a date of return "
                        "is better than silence.</p>"
                    ),
                ),
            ),
            theme(
                "Your answers",
                (
                    "Who reads my answers?",
                    (
                        "<p>The team of the hub. The mentor we think of for you sees a short card, without your family name or how to "
                        "reach you, before having accepted.</p>"
                    ),
                ),
                (
                    "Does a machine decide?",
                    "<p>No. A sum puts names in order, a person decides and can tell you why.</p>",
                ),
                (
                    "May I have what you know of me erased?",
                    (
                        "<p>Yes, and read it, correct it or ask for a copy. The page "
                        '<a href="@privacy-en">on personal data</a> says it all, with how long we keep what.</p>'
                    ),
                ),
            ),
        ],
    },
)

SITE_MAP = Sheet(
    key="site-map-en",
    twin="site-map",
    model=SiteMapPage,
    language="en",
    parent="home-en",
    title="Site map",
    slug="site-map",
    fields={
        "search_description": "Every page of the site of the mentoring hub in English.",
        "intro": "Every page in English, in the order of the site.",
    },
)

SHEETS = (MENTORING, HOW_IT_WORKS, MATCHING, RESULTS, QUESTIONS, SITE_MAP)
