"""What falls due in recruitment: drafts and applications that wait for somebody."""

from .domain import drafts, lapses

RULES = {
    "drafts that end soon": drafts.warn_old,
    "drafts that end": drafts.expire_old,
    "addresses to confirm": lapses.remind_to_confirm,
    "questions to answer": lapses.remind_to_answer,
    "silent applications": lapses.expire_silent,
    "waiting lists that end": lapses.expire_held,
}
