# dev wrappers for probe
def walk(hub, visit):
    from tests.journeys import test_walk as t
    t.test_from_two_applications_to_a_sealed_charter(hub, visit, print)
def team(hub, visit):
    from tests.journeys import team, people
    v = visit(width=1280); team.sign_in(v)
    v.page.screenshot(path="/tmp/tandem/admin-home.png")
    team.in_menu(v, "Recrutement", "Candidatures")
    v.page.screenshot(path="/tmp/tandem/admin-apps.png")
    team.in_menu(v, "Recrutement", "Rapprochements")
    v.page.screenshot(path="/tmp/tandem/admin-board.png")
def applied(hub, visit):
    from tests.journeys.test_walk import MENTOR, MENTEE
    from tests.journeys.people import apply_as_mentee, apply_as_mentor, confirm
    a,b=visit(),visit()
    apply_as_mentor(a, MENTOR); apply_as_mentee(b, MENTEE); confirm(a, MENTOR); confirm(b, MENTEE)
def moderate(hub, visit):
    from tests.journeys.test_walk import MENTOR, MENTEE
    from tests.journeys.team import accept, propose, sign_in
    o=visit(width=1280); sign_in(o); accept(o, MENTOR); accept(o, MENTEE); propose(o, MENTEE, MENTOR)
def rest(hub, visit):
    from tests.journeys import test_walk as t
    t.assert_charter(t.meet_and_sign(hub, visit(), visit()), print)
    t.assert_nothing_mailed_is_kept(hub, print)
def look(hub, visit):
    from tests.journeys import team
    v = visit(width=1280); team.sign_in(v)
    team.in_menu(v, "Recrutement", "Candidatures")
    v.page.wait_for_timeout(1500)
    v.page.screenshot(path="/tmp/tandem/admin-apps.png"); print(v.page.get_by_role("main").inner_text())
